package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Asks for installed charging profiles by criteria. */
@Action(value = "GetChargingProfiles", direction = CSMS_TO_STATION)
public record GetChargingProfilesRequest(
        @Required int requestId,
        @Required ChargingProfileCriterion chargingProfile,
        @Range(min = 0, since21 = true) Integer evseId,
        CustomData customData) implements Request<GetChargingProfilesResponse> {

    public GetChargingProfilesRequest(int requestId, ChargingProfileCriterion chargingProfile) {
        this(requestId, chargingProfile, null, null);
    }
}
