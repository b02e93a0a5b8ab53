package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link NotifyEventRequest}. */
public record NotifyEventResponse(CustomData customData) implements Response {

    public NotifyEventResponse() {
        this(null);
    }
}
