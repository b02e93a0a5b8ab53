package io.busbar.ocpp.messages.der;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link NotifyDERStartStopRequest}. */
@Since21
public record NotifyDERStartStopResponse(CustomData customData) implements Response {

    public NotifyDERStartStopResponse() {
        this(null);
    }
}
