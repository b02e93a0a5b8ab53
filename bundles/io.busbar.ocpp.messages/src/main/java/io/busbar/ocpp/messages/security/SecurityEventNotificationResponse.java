package io.busbar.ocpp.messages.security;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link SecurityEventNotificationRequest}. */
public record SecurityEventNotificationResponse(CustomData customData) implements Response {

    public SecurityEventNotificationResponse() {
        this(null);
    }
}
