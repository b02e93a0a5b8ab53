package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Changes the values of a dynamic charging profile. */
@Since21
@Action(value = "UpdateDynamicSchedule", direction = CSMS_TO_STATION)
public record UpdateDynamicScheduleRequest(
        @Required int chargingProfileId,
        @Required ChargingScheduleUpdate scheduleUpdate,
        CustomData customData) implements Request<UpdateDynamicScheduleResponse> {

    public UpdateDynamicScheduleRequest(int chargingProfileId, ChargingScheduleUpdate scheduleUpdate) {
        this(chargingProfileId, scheduleUpdate, null);
    }
}
