package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Answers {@link GetPeriodicEventStreamRequest}. */
@Since21
public record GetPeriodicEventStreamResponse(
        List<ConstantStreamData> constantStreamData,
        CustomData customData) implements Response {

    public GetPeriodicEventStreamResponse {
        constantStreamData = copy(constantStreamData);
    }

    public GetPeriodicEventStreamResponse() {
        this(null, null);
    }
}
