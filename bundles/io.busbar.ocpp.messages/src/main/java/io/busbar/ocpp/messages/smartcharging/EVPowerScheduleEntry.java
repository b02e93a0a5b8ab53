package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Power an EV offers, in W, for a duration in seconds. */
@Since21
public record EVPowerScheduleEntry(
        @Required int duration,
        @Required double power,
        CustomData customData) {

    public EVPowerScheduleEntry(int duration, double power) {
        this(duration, power, null);
    }
}
