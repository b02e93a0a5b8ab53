package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link ClosePeriodicEventStreamRequest}. */
@Since21
public record ClosePeriodicEventStreamResponse(CustomData customData) implements Response {

    public ClosePeriodicEventStreamResponse() {
        this(null);
    }
}
