package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Fees for staying too long; threshold in seconds, power in W. */
@Since21
public record OverstayRuleList(
        @Required @Count(max = 5) List<OverstayRule> overstayRule,
        RationalNumber overstayPowerThreshold,
        Integer overstayTimeThreshold,
        CustomData customData) {

    public OverstayRuleList {
        overstayRule = copy(overstayRule);
    }

    public OverstayRuleList(List<OverstayRule> overstayRule) {
        this(overstayRule, null, null, null);
    }
}
