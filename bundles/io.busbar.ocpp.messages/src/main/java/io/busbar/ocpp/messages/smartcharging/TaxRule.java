package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** What a tax applies to (ISO 15118-20). */
@Since21
public record TaxRule(
        @Required @Range(min = 0) int taxRuleID,
        @Required boolean appliesToEnergyFee,
        @Required boolean appliesToParkingFee,
        @Required boolean appliesToOverstayFee,
        @Required boolean appliesToMinimumMaximumCost,
        @Required RationalNumber taxRate,
        @Length(max = 100) String taxRuleName,
        Boolean taxIncludedInPrice,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer taxRuleID;
        private Boolean appliesToEnergyFee;
        private Boolean appliesToParkingFee;
        private Boolean appliesToOverstayFee;
        private Boolean appliesToMinimumMaximumCost;
        private RationalNumber taxRate;
        private String taxRuleName;
        private Boolean taxIncludedInPrice;
        private CustomData customData;

        private Builder() {}

        public Builder taxRuleID(int taxRuleID) {
            this.taxRuleID = taxRuleID;
            return this;
        }

        public Builder appliesToEnergyFee(boolean appliesToEnergyFee) {
            this.appliesToEnergyFee = appliesToEnergyFee;
            return this;
        }

        public Builder appliesToParkingFee(boolean appliesToParkingFee) {
            this.appliesToParkingFee = appliesToParkingFee;
            return this;
        }

        public Builder appliesToOverstayFee(boolean appliesToOverstayFee) {
            this.appliesToOverstayFee = appliesToOverstayFee;
            return this;
        }

        public Builder appliesToMinimumMaximumCost(boolean appliesToMinimumMaximumCost) {
            this.appliesToMinimumMaximumCost = appliesToMinimumMaximumCost;
            return this;
        }

        public Builder taxRate(RationalNumber taxRate) {
            this.taxRate = taxRate;
            return this;
        }

        public Builder taxRuleName(String taxRuleName) {
            this.taxRuleName = taxRuleName;
            return this;
        }

        public Builder taxIncludedInPrice(Boolean taxIncludedInPrice) {
            this.taxIncludedInPrice = taxIncludedInPrice;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public TaxRule build() {
            return new TaxRule(
                    taxRuleID, appliesToEnergyFee, appliesToParkingFee, appliesToOverstayFee, appliesToMinimumMaximumCost, taxRate,
                    taxRuleName, taxIncludedInPrice, customData);
        }
    }
}
