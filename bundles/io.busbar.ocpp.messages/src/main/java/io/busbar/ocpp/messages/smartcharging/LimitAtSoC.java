package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** A limit from a state of charge on, in percent; unit is that of the schedule. */
@Since21
public record LimitAtSoC(
        @Required @Range(min = 0, max = 100) int soc,
        @Required double limit,
        CustomData customData) {

    public LimitAtSoC(int soc, double limit) {
        this(soc, limit, null);
    }
}
