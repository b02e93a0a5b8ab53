package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Closes a stream of monitor values. */
@Since21
@Action(value = "ClosePeriodicEventStream", direction = STATION_TO_CSMS)
public record ClosePeriodicEventStreamRequest(
        @Required @Range(min = 0) int id,
        CustomData customData) implements Request<ClosePeriodicEventStreamResponse> {

    public ClosePeriodicEventStreamRequest(int id) {
        this(id, null);
    }
}
