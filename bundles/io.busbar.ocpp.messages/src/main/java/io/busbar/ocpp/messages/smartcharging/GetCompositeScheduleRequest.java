package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Asks for the limit that results from all profiles over a time. */
@Action(value = "GetCompositeSchedule", direction = CSMS_TO_STATION)
public record GetCompositeScheduleRequest(
        @Required int duration,
        @Required @Range(min = 0, since21 = true) int evseId,
        ChargingRateUnit chargingRateUnit,
        CustomData customData) implements Request<GetCompositeScheduleResponse> {

    public GetCompositeScheduleRequest(int duration, int evseId) {
        this(duration, evseId, null, null);
    }
}
