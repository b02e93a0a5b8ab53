package io.busbar.ocpp.messages.smartcharging;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** What a tax applies to (ISO 15118-20). */
@Since21
@GeneratedBuilder
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

    public static TaxRuleBuilder builder() {
        return new TaxRuleBuilder();
    }

    public TaxRuleBuilder toBuilder() {
        return new TaxRuleBuilder(this);
    }
}
