package io.busbar.ocpp.messages.availability;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link StatusNotificationRequest}. */
public record StatusNotificationResponse(CustomData customData) implements Response {

    public StatusNotificationResponse() {
        this(null);
    }
}
