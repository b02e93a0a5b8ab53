package io.busbar.ocpp.messages.der;

import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** When a DER may connect: voltages in percent, frequencies in Hz, times in seconds. */
@Since21
public record EnterService(
        @Required @Range(min = 0) int priority,
        @Required double highVoltage,
        @Required double lowVoltage,
        @Required double highFreq,
        @Required double lowFreq,
        Double delay,
        Double randomDelay,
        Double rampRate,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer priority;
        private Double highVoltage;
        private Double lowVoltage;
        private Double highFreq;
        private Double lowFreq;
        private Double delay;
        private Double randomDelay;
        private Double rampRate;
        private CustomData customData;

        private Builder() {}

        public Builder priority(int priority) {
            this.priority = priority;
            return this;
        }

        public Builder highVoltage(double highVoltage) {
            this.highVoltage = highVoltage;
            return this;
        }

        public Builder lowVoltage(double lowVoltage) {
            this.lowVoltage = lowVoltage;
            return this;
        }

        public Builder highFreq(double highFreq) {
            this.highFreq = highFreq;
            return this;
        }

        public Builder lowFreq(double lowFreq) {
            this.lowFreq = lowFreq;
            return this;
        }

        public Builder delay(Double delay) {
            this.delay = delay;
            return this;
        }

        public Builder randomDelay(Double randomDelay) {
            this.randomDelay = randomDelay;
            return this;
        }

        public Builder rampRate(Double rampRate) {
            this.rampRate = rampRate;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public EnterService build() {
            return new EnterService(priority, highVoltage, lowVoltage, highFreq, lowFreq, delay, randomDelay, rampRate, customData);
        }
    }
}
