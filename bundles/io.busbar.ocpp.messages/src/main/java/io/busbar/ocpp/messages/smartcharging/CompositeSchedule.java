package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;
import java.util.List;

/** The limit that results from all profiles; duration in seconds. */
@GeneratedBuilder
public record CompositeSchedule(
        @Required @Range(min = 0, since21 = true) int evseId,
        @Required int duration,
        @Required Instant scheduleStart,
        @Required ChargingRateUnit chargingRateUnit,
        @Required List<ChargingSchedulePeriod> chargingSchedulePeriod,
        CustomData customData) {

    public CompositeSchedule {
        chargingSchedulePeriod = copy(chargingSchedulePeriod);
    }

    public static CompositeScheduleBuilder builder() {
        return new CompositeScheduleBuilder();
    }

    public CompositeScheduleBuilder toBuilder() {
        return new CompositeScheduleBuilder(this);
    }
}
