package io.busbar.ocpp.messages.firmware;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.GenericStatus;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link PublishFirmwareRequest}. */
public record PublishFirmwareResponse(
        @Required GenericStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public PublishFirmwareResponse(GenericStatus status) {
        this(status, null, null);
    }

    public PublishFirmwareResponse(GenericStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
