package io.busbar.ocpp.messages.firmware;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link UnpublishFirmwareRequest}. */
public record UnpublishFirmwareResponse(
        @Required UnpublishFirmwareStatus status,
        CustomData customData) implements Response {

    public UnpublishFirmwareResponse(UnpublishFirmwareStatus status) {
        this(status, null);
    }
}
