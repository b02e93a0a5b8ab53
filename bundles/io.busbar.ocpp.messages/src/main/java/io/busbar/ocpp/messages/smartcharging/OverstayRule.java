package io.busbar.ocpp.messages.smartcharging;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Fee for staying too long, from a time on; times in seconds. */
@Since21
@GeneratedBuilder
public record OverstayRule(
        @Required RationalNumber overstayFee,
        @Required int startTime,
        @Required int overstayFeePeriod,
        @Length(max = 32) String overstayRuleDescription,
        CustomData customData) {

    public static OverstayRuleBuilder builder() {
        return new OverstayRuleBuilder();
    }

    public OverstayRuleBuilder toBuilder() {
        return new OverstayRuleBuilder(this);
    }
}
