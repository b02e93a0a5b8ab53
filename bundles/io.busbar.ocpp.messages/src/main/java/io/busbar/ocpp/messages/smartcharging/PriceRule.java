package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Prices from a power on. */
@Since21
public record PriceRule(
        @Required RationalNumber energyFee,
        @Required RationalNumber powerRangeStart,
        Integer parkingFeePeriod,
        @Range(min = 0) Integer carbonDioxideEmission,
        @Range(min = 0, max = 100) Integer renewableGenerationPercentage,
        RationalNumber parkingFee,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private RationalNumber energyFee;
        private RationalNumber powerRangeStart;
        private Integer parkingFeePeriod;
        private Integer carbonDioxideEmission;
        private Integer renewableGenerationPercentage;
        private RationalNumber parkingFee;
        private CustomData customData;

        private Builder() {}

        public Builder energyFee(RationalNumber energyFee) {
            this.energyFee = energyFee;
            return this;
        }

        public Builder powerRangeStart(RationalNumber powerRangeStart) {
            this.powerRangeStart = powerRangeStart;
            return this;
        }

        public Builder parkingFeePeriod(Integer parkingFeePeriod) {
            this.parkingFeePeriod = parkingFeePeriod;
            return this;
        }

        public Builder carbonDioxideEmission(Integer carbonDioxideEmission) {
            this.carbonDioxideEmission = carbonDioxideEmission;
            return this;
        }

        public Builder renewableGenerationPercentage(Integer renewableGenerationPercentage) {
            this.renewableGenerationPercentage = renewableGenerationPercentage;
            return this;
        }

        public Builder parkingFee(RationalNumber parkingFee) {
            this.parkingFee = parkingFee;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public PriceRule build() {
            return new PriceRule(
                    energyFee, powerRangeStart, parkingFeePeriod, carbonDioxideEmission, renewableGenerationPercentage, parkingFee,
                    customData);
        }
    }
}
