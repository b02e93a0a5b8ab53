package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** What an EV can take on AC: energy in Wh, currents in A, voltage in V. */
public record ACChargingParameters(
        @Required @In201(integer = true) double energyAmount,
        @Required @In201(integer = true) double evMinCurrent,
        @Required @In201(integer = true) double evMaxCurrent,
        @Required @In201(integer = true) double evMaxVoltage,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Double energyAmount;
        private Double evMinCurrent;
        private Double evMaxCurrent;
        private Double evMaxVoltage;
        private CustomData customData;

        private Builder() {}

        public Builder energyAmount(double energyAmount) {
            this.energyAmount = energyAmount;
            return this;
        }

        public Builder evMinCurrent(double evMinCurrent) {
            this.evMinCurrent = evMinCurrent;
            return this;
        }

        public Builder evMaxCurrent(double evMaxCurrent) {
            this.evMaxCurrent = evMaxCurrent;
            return this;
        }

        public Builder evMaxVoltage(double evMaxVoltage) {
            this.evMaxVoltage = evMaxVoltage;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public ACChargingParameters build() {
            return new ACChargingParameters(energyAmount, evMinCurrent, evMaxCurrent, evMaxVoltage, customData);
        }
    }
}
