package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Price rules for a duration in seconds. */
@Since21
public record PriceRuleStack(
        @Required int duration,
        @Required @Count(max = 8) List<PriceRule> priceRule,
        CustomData customData) {

    public PriceRuleStack {
        priceRule = copy(priceRule);
    }

    public PriceRuleStack(int duration, List<PriceRule> priceRule) {
        this(duration, priceRule, null);
    }
}
