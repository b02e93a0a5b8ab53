package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Asks for the open streams of monitor values. */
@Since21
@Action(value = "GetPeriodicEventStream", direction = CSMS_TO_STATION)
public record GetPeriodicEventStreamRequest(
        CustomData customData) implements Request<GetPeriodicEventStreamResponse> {

    public GetPeriodicEventStreamRequest() {
        this(null);
    }
}
