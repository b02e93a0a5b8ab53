package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.common.CustomData;

/** Removes charging profiles. */
@Action(value = "ClearChargingProfile", direction = CSMS_TO_STATION)
public record ClearChargingProfileRequest(
        Integer chargingProfileId,
        ClearChargingProfile chargingProfileCriteria,
        CustomData customData) implements Request<ClearChargingProfileResponse> {

    public ClearChargingProfileRequest() {
        this(null, null, null);
    }
}
