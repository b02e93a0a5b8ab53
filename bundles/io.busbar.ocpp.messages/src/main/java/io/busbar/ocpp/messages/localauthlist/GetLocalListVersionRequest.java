package io.busbar.ocpp.messages.localauthlist;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.common.CustomData;

/** Asks for the version of the local authorization list. */
@Action(value = "GetLocalListVersion", direction = CSMS_TO_STATION)
public record GetLocalListVersionRequest(
        CustomData customData) implements Request<GetLocalListVersionResponse> {

    public GetLocalListVersionRequest() {
        this(null);
    }
}
