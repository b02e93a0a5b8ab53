package io.busbar.ocpp.messages.firmware;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link PublishFirmwareStatusNotificationRequest}. */
public record PublishFirmwareStatusNotificationResponse(CustomData customData) implements Response {

    public PublishFirmwareStatusNotificationResponse() {
        this(null);
    }
}
