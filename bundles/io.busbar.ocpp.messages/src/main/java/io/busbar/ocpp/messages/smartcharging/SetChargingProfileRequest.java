package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Installs a charging profile. */
@Action(value = "SetChargingProfile", direction = CSMS_TO_STATION)
public record SetChargingProfileRequest(
        @Required @Range(min = 0, since21 = true) int evseId,
        @Required ChargingProfile chargingProfile,
        CustomData customData) implements Request<SetChargingProfileResponse> {

    public SetChargingProfileRequest(int evseId, ChargingProfile chargingProfile) {
        this(evseId, chargingProfile, null);
    }
}
