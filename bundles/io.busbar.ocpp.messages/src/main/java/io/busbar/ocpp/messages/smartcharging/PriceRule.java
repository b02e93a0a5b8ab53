package io.busbar.ocpp.messages.smartcharging;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Prices from a power on. */
@Since21
@GeneratedBuilder
public record PriceRule(
        @Required RationalNumber energyFee,
        @Required RationalNumber powerRangeStart,
        Integer parkingFeePeriod,
        @Range(min = 0) Integer carbonDioxideEmission,
        @Range(min = 0, max = 100) Integer renewableGenerationPercentage,
        RationalNumber parkingFee,
        CustomData customData) {

    public static PriceRuleBuilder builder() {
        return new PriceRuleBuilder();
    }

    public PriceRuleBuilder toBuilder() {
        return new PriceRuleBuilder(this);
    }
}
