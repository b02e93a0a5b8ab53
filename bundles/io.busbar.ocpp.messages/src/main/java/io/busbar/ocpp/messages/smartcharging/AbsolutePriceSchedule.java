package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
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
@GeneratedBuilder
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

    public static AbsolutePriceScheduleBuilder builder() {
        return new AbsolutePriceScheduleBuilder();
    }

    public AbsolutePriceScheduleBuilder toBuilder() {
        return new AbsolutePriceScheduleBuilder(this);
    }
}
