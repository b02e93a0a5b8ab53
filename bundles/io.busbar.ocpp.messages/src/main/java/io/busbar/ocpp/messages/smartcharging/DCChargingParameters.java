package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** What an EV can take on DC: energy in Wh, current in A, voltage in V, power in W, states of charge in percent. */
public record DCChargingParameters(
        @Required @In201(integer = true) double evMaxCurrent,
        @Required @In201(integer = true) double evMaxVoltage,
        @In201(integer = true) Double evMaxPower,
        @In201(integer = true) Double evEnergyCapacity,
        @In201(integer = true) Double energyAmount,
        @Range(min = 0, max = 100) Integer stateOfCharge,
        @Range(min = 0, max = 100) Integer fullSoC,
        @Range(min = 0, max = 100) Integer bulkSoC,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Double evMaxCurrent;
        private Double evMaxVoltage;
        private Double evMaxPower;
        private Double evEnergyCapacity;
        private Double energyAmount;
        private Integer stateOfCharge;
        private Integer fullSoC;
        private Integer bulkSoC;
        private CustomData customData;

        private Builder() {}

        public Builder evMaxCurrent(double evMaxCurrent) {
            this.evMaxCurrent = evMaxCurrent;
            return this;
        }

        public Builder evMaxVoltage(double evMaxVoltage) {
            this.evMaxVoltage = evMaxVoltage;
            return this;
        }

        public Builder evMaxPower(Double evMaxPower) {
            this.evMaxPower = evMaxPower;
            return this;
        }

        public Builder evEnergyCapacity(Double evEnergyCapacity) {
            this.evEnergyCapacity = evEnergyCapacity;
            return this;
        }

        public Builder energyAmount(Double energyAmount) {
            this.energyAmount = energyAmount;
            return this;
        }

        public Builder stateOfCharge(Integer stateOfCharge) {
            this.stateOfCharge = stateOfCharge;
            return this;
        }

        public Builder fullSoC(Integer fullSoC) {
            this.fullSoC = fullSoC;
            return this;
        }

        public Builder bulkSoC(Integer bulkSoC) {
            this.bulkSoC = bulkSoC;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public DCChargingParameters build() {
            return new DCChargingParameters(
                    evMaxCurrent, evMaxVoltage, evMaxPower, evEnergyCapacity, energyAmount, stateOfCharge, fullSoC, bulkSoC,
                    customData);
        }
    }
}
