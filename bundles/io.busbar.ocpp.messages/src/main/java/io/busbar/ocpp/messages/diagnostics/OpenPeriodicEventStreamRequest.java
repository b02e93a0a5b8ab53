package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Opens a stream of values of a periodic monitor. */
@Since21
@Action(value = "OpenPeriodicEventStream", direction = STATION_TO_CSMS)
public record OpenPeriodicEventStreamRequest(
        @Required ConstantStreamData constantStreamData,
        CustomData customData) implements Request<OpenPeriodicEventStreamResponse> {

    public OpenPeriodicEventStreamRequest(ConstantStreamData constantStreamData) {
        this(constantStreamData, null);
    }
}
