package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Prices of an EV's energy offer for a duration in seconds. */
@Since21
public record EVAbsolutePriceScheduleEntry(
        @Required int duration,
        @Required @Count(max = 8) List<EVPriceRule> evPriceRule,
        CustomData customData) {

    public EVAbsolutePriceScheduleEntry {
        evPriceRule = copy(evPriceRule);
    }

    public EVAbsolutePriceScheduleEntry(int duration, List<EVPriceRule> evPriceRule) {
        this(duration, evPriceRule, null);
    }
}
