package io.busbar.ocpp.messages.availability;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.common.CustomData;

/** Sign of life; the answer carries the time. */
@Action(value = "Heartbeat", direction = STATION_TO_CSMS)
public record HeartbeatRequest(CustomData customData) implements Request<HeartbeatResponse> {

    public HeartbeatRequest() {
        this(null);
    }
}
