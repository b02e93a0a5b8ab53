package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;
import java.util.List;

/** Prices in a currency over time (ISO 15118-20). */
@Since21
public record AbsolutePriceSchedule(
        @Required Instant timeAnchor,
        @Required @Range(min = 0) int priceScheduleID,
        @Required @Length(max = 3) String currency,
        @Required @Length(max = 8) String language,
        @Required @Length(max = 2000) String priceAlgorithm,
        @Required @Count(max = 1024) List<PriceRuleStack> priceRuleStacks,
        @Length(max = 160) String priceScheduleDescription,
        RationalNumber minimumCost,
        RationalNumber maximumCost,
        @Count(max = 10) List<TaxRule> taxRules,
        OverstayRuleList overstayRuleList,
        @Count(max = 5) List<AdditionalSelectedServices> additionalSelectedServices,
        CustomData customData) {

    public AbsolutePriceSchedule {
        priceRuleStacks = copy(priceRuleStacks);
        taxRules = copy(taxRules);
        additionalSelectedServices = copy(additionalSelectedServices);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Instant timeAnchor;
        private Integer priceScheduleID;
        private String currency;
        private String language;
        private String priceAlgorithm;
        private List<PriceRuleStack> priceRuleStacks;
        private String priceScheduleDescription;
        private RationalNumber minimumCost;
        private RationalNumber maximumCost;
        private List<TaxRule> taxRules;
        private OverstayRuleList overstayRuleList;
        private List<AdditionalSelectedServices> additionalSelectedServices;
        private CustomData customData;

        private Builder() {}

        public Builder timeAnchor(Instant timeAnchor) {
            this.timeAnchor = timeAnchor;
            return this;
        }

        public Builder priceScheduleID(int priceScheduleID) {
            this.priceScheduleID = priceScheduleID;
            return this;
        }

        public Builder currency(String currency) {
            this.currency = currency;
            return this;
        }

        public Builder language(String language) {
            this.language = language;
            return this;
        }

        public Builder priceAlgorithm(String priceAlgorithm) {
            this.priceAlgorithm = priceAlgorithm;
            return this;
        }

        public Builder priceRuleStacks(List<PriceRuleStack> priceRuleStacks) {
            this.priceRuleStacks = priceRuleStacks;
            return this;
        }

        public Builder priceScheduleDescription(String priceScheduleDescription) {
            this.priceScheduleDescription = priceScheduleDescription;
            return this;
        }

        public Builder minimumCost(RationalNumber minimumCost) {
            this.minimumCost = minimumCost;
            return this;
        }

        public Builder maximumCost(RationalNumber maximumCost) {
            this.maximumCost = maximumCost;
            return this;
        }

        public Builder taxRules(List<TaxRule> taxRules) {
            this.taxRules = taxRules;
            return this;
        }

        public Builder overstayRuleList(OverstayRuleList overstayRuleList) {
            this.overstayRuleList = overstayRuleList;
            return this;
        }

        public Builder additionalSelectedServices(List<AdditionalSelectedServices> additionalSelectedServices) {
            this.additionalSelectedServices = additionalSelectedServices;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public AbsolutePriceSchedule build() {
            return new AbsolutePriceSchedule(
                    timeAnchor, priceScheduleID, currency, language, priceAlgorithm, priceRuleStacks, priceScheduleDescription,
                    minimumCost, maximumCost, taxRules, overstayRuleList, additionalSelectedServices, customData);
        }
    }
}
