package io.busbar.ocpp.messages.der;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Hysteresis of a DER curve; delay in seconds. */
@Since21
public record Hysteresis(
        Double hysteresisHigh,
        Double hysteresisLow,
        Double hysteresisDelay,
        Double hysteresisGradient,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Double hysteresisHigh;
        private Double hysteresisLow;
        private Double hysteresisDelay;
        private Double hysteresisGradient;
        private CustomData customData;

        private Builder() {}

        public Builder hysteresisHigh(Double hysteresisHigh) {
            this.hysteresisHigh = hysteresisHigh;
            return this;
        }

        public Builder hysteresisLow(Double hysteresisLow) {
            this.hysteresisLow = hysteresisLow;
            return this;
        }

        public Builder hysteresisDelay(Double hysteresisDelay) {
            this.hysteresisDelay = hysteresisDelay;
            return this;
        }

        public Builder hysteresisGradient(Double hysteresisGradient) {
            this.hysteresisGradient = hysteresisGradient;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public Hysteresis build() {
            return new Hysteresis(hysteresisHigh, hysteresisLow, hysteresisDelay, hysteresisGradient, customData);
        }
    }
}
