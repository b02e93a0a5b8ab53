package io.busbar.ocpp.messages.firmware;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link UpdateFirmwareRequest}. */
public record UpdateFirmwareResponse(
        @Required UpdateFirmwareStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public UpdateFirmwareResponse(UpdateFirmwareStatus status) {
        this(status, null, null);
    }

    public UpdateFirmwareResponse(UpdateFirmwareStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
