package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Changes how often a stream of monitor values is sent. */
@Since21
@Action(value = "AdjustPeriodicEventStream", direction = CSMS_TO_STATION)
public record AdjustPeriodicEventStreamRequest(
        @Required @Range(min = 0) int id,
        @Required PeriodicEventStreamParams params,
        CustomData customData) implements Request<AdjustPeriodicEventStreamResponse> {

    public AdjustPeriodicEventStreamRequest(int id, PeriodicEventStreamParams params) {
        this(id, params, null);
    }
}
