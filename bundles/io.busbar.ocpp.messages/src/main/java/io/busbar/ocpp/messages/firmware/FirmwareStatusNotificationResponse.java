package io.busbar.ocpp.messages.firmware;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link FirmwareStatusNotificationRequest}. */
public record FirmwareStatusNotificationResponse(CustomData customData) implements Response {

    public FirmwareStatusNotificationResponse() {
        this(null);
    }
}
