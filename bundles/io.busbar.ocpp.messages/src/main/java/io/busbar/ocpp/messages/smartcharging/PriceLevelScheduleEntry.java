package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** A price level for a duration in seconds. */
@Since21
public record PriceLevelScheduleEntry(
        @Required int duration,
        @Required @Range(min = 0) int priceLevel,
        CustomData customData) {

    public PriceLevelScheduleEntry(int duration, int priceLevel) {
        this(duration, priceLevel, null);
    }
}
