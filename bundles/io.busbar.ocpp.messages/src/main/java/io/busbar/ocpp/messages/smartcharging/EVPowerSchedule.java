package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;
import java.util.List;

/** Power an EV offers over time. */
@Since21
public record EVPowerSchedule(
        @Required @Count(max = 1024) List<EVPowerScheduleEntry> evPowerScheduleEntries,
        @Required Instant timeAnchor,
        CustomData customData) {

    public EVPowerSchedule {
        evPowerScheduleEntries = copy(evPowerScheduleEntries);
    }

    public EVPowerSchedule(List<EVPowerScheduleEntry> evPowerScheduleEntries, Instant timeAnchor) {
        this(evPowerScheduleEntries, timeAnchor, null);
    }
}
