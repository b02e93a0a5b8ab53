package io.busbar.ocpp.messages.transactions;

import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Limits of a transaction: cost, energy in Wh, time in seconds, state of charge in percent. */
@Since21
public record TransactionLimit(
        Double maxCost,
        Double maxEnergy,
        Integer maxTime,
        @Range(min = 0, max = 100) Integer maxSoC,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Double maxCost;
        private Double maxEnergy;
        private Integer maxTime;
        private Integer maxSoC;
        private CustomData customData;

        private Builder() {}

        public Builder maxCost(Double maxCost) {
            this.maxCost = maxCost;
            return this;
        }

        public Builder maxEnergy(Double maxEnergy) {
            this.maxEnergy = maxEnergy;
            return this;
        }

        public Builder maxTime(Integer maxTime) {
            this.maxTime = maxTime;
            return this;
        }

        public Builder maxSoC(Integer maxSoC) {
            this.maxSoC = maxSoC;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public TransactionLimit build() {
            return new TransactionLimit(maxCost, maxEnergy, maxTime, maxSoC, customData);
        }
    }
}
