package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Fetches new values for a dynamic charging profile. */
@Since21
@Action(value = "PullDynamicScheduleUpdate", direction = STATION_TO_CSMS)
public record PullDynamicScheduleUpdateRequest(
        @Required int chargingProfileId,
        CustomData customData) implements Request<PullDynamicScheduleUpdateResponse> {

    public PullDynamicScheduleUpdateRequest(int chargingProfileId) {
        this(chargingProfileId, null);
    }
}
