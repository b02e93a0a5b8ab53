package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link LogStatusNotificationRequest}. */
public record LogStatusNotificationResponse(CustomData customData) implements Response {

    public LogStatusNotificationResponse() {
        this(null);
    }
}
