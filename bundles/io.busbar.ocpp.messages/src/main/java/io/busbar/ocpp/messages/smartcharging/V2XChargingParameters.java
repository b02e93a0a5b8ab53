package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** What a bidirectional EV can do: powers in W, currents in A, voltages in V, energies in Wh. */
@Since21
public record V2XChargingParameters(
        Double minChargePower,
        Double minChargePower_L2,
        Double minChargePower_L3,
        Double maxChargePower,
        Double maxChargePower_L2,
        Double maxChargePower_L3,
        Double minDischargePower,
        Double minDischargePower_L2,
        Double minDischargePower_L3,
        Double maxDischargePower,
        Double maxDischargePower_L2,
        Double maxDischargePower_L3,
        Double minChargeCurrent,
        Double maxChargeCurrent,
        Double minDischargeCurrent,
        Double maxDischargeCurrent,
        Double minVoltage,
        Double maxVoltage,
        Double evTargetEnergyRequest,
        Double evMinEnergyRequest,
        Double evMaxEnergyRequest,
        Double evMinV2XEnergyRequest,
        Double evMaxV2XEnergyRequest,
        @Range(min = 0, max = 100) Integer targetSoC,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Double minChargePower;
        private Double minChargePower_L2;
        private Double minChargePower_L3;
        private Double maxChargePower;
        private Double maxChargePower_L2;
        private Double maxChargePower_L3;
        private Double minDischargePower;
        private Double minDischargePower_L2;
        private Double minDischargePower_L3;
        private Double maxDischargePower;
        private Double maxDischargePower_L2;
        private Double maxDischargePower_L3;
        private Double minChargeCurrent;
        private Double maxChargeCurrent;
        private Double minDischargeCurrent;
        private Double maxDischargeCurrent;
        private Double minVoltage;
        private Double maxVoltage;
        private Double evTargetEnergyRequest;
        private Double evMinEnergyRequest;
        private Double evMaxEnergyRequest;
        private Double evMinV2XEnergyRequest;
        private Double evMaxV2XEnergyRequest;
        private Integer targetSoC;
        private CustomData customData;

        private Builder() {}

        public Builder minChargePower(Double minChargePower) {
            this.minChargePower = minChargePower;
            return this;
        }

        public Builder minChargePower_L2(Double minChargePower_L2) {
            this.minChargePower_L2 = minChargePower_L2;
            return this;
        }

        public Builder minChargePower_L3(Double minChargePower_L3) {
            this.minChargePower_L3 = minChargePower_L3;
            return this;
        }

        public Builder maxChargePower(Double maxChargePower) {
            this.maxChargePower = maxChargePower;
            return this;
        }

        public Builder maxChargePower_L2(Double maxChargePower_L2) {
            this.maxChargePower_L2 = maxChargePower_L2;
            return this;
        }

        public Builder maxChargePower_L3(Double maxChargePower_L3) {
            this.maxChargePower_L3 = maxChargePower_L3;
            return this;
        }

        public Builder minDischargePower(Double minDischargePower) {
            this.minDischargePower = minDischargePower;
            return this;
        }

        public Builder minDischargePower_L2(Double minDischargePower_L2) {
            this.minDischargePower_L2 = minDischargePower_L2;
            return this;
        }

        public Builder minDischargePower_L3(Double minDischargePower_L3) {
            this.minDischargePower_L3 = minDischargePower_L3;
            return this;
        }

        public Builder maxDischargePower(Double maxDischargePower) {
            this.maxDischargePower = maxDischargePower;
            return this;
        }

        public Builder maxDischargePower_L2(Double maxDischargePower_L2) {
            this.maxDischargePower_L2 = maxDischargePower_L2;
            return this;
        }

        public Builder maxDischargePower_L3(Double maxDischargePower_L3) {
            this.maxDischargePower_L3 = maxDischargePower_L3;
            return this;
        }

        public Builder minChargeCurrent(Double minChargeCurrent) {
            this.minChargeCurrent = minChargeCurrent;
            return this;
        }

        public Builder maxChargeCurrent(Double maxChargeCurrent) {
            this.maxChargeCurrent = maxChargeCurrent;
            return this;
        }

        public Builder minDischargeCurrent(Double minDischargeCurrent) {
            this.minDischargeCurrent = minDischargeCurrent;
            return this;
        }

        public Builder maxDischargeCurrent(Double maxDischargeCurrent) {
            this.maxDischargeCurrent = maxDischargeCurrent;
            return this;
        }

        public Builder minVoltage(Double minVoltage) {
            this.minVoltage = minVoltage;
            return this;
        }

        public Builder maxVoltage(Double maxVoltage) {
            this.maxVoltage = maxVoltage;
            return this;
        }

        public Builder evTargetEnergyRequest(Double evTargetEnergyRequest) {
            this.evTargetEnergyRequest = evTargetEnergyRequest;
            return this;
        }

        public Builder evMinEnergyRequest(Double evMinEnergyRequest) {
            this.evMinEnergyRequest = evMinEnergyRequest;
            return this;
        }

        public Builder evMaxEnergyRequest(Double evMaxEnergyRequest) {
            this.evMaxEnergyRequest = evMaxEnergyRequest;
            return this;
        }

        public Builder evMinV2XEnergyRequest(Double evMinV2XEnergyRequest) {
            this.evMinV2XEnergyRequest = evMinV2XEnergyRequest;
            return this;
        }

        public Builder evMaxV2XEnergyRequest(Double evMaxV2XEnergyRequest) {
            this.evMaxV2XEnergyRequest = evMaxV2XEnergyRequest;
            return this;
        }

        public Builder targetSoC(Integer targetSoC) {
            this.targetSoC = targetSoC;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public V2XChargingParameters build() {
            return new V2XChargingParameters(
                    minChargePower, minChargePower_L2, minChargePower_L3, maxChargePower, maxChargePower_L2, maxChargePower_L3,
                    minDischargePower, minDischargePower_L2, minDischargePower_L3, maxDischargePower, maxDischargePower_L2,
                    maxDischargePower_L3, minChargeCurrent, maxChargeCurrent, minDischargeCurrent, maxDischargeCurrent, minVoltage,
                    maxVoltage, evTargetEnergyRequest, evMinEnergyRequest, evMaxEnergyRequest, evMinV2XEnergyRequest,
                    evMaxV2XEnergyRequest, targetSoC, customData);
        }
    }
}
