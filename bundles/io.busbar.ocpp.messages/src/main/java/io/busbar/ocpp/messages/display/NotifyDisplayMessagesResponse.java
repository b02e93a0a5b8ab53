package io.busbar.ocpp.messages.display;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link NotifyDisplayMessagesRequest}. */
public record NotifyDisplayMessagesResponse(CustomData customData) implements Response {

    public NotifyDisplayMessagesResponse() {
        this(null);
    }
}
