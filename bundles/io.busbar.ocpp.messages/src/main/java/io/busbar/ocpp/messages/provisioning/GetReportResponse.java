package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.GenericDeviceModelStatus;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link GetReportRequest}. */
public record GetReportResponse(
        @Required GenericDeviceModelStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public GetReportResponse(GenericDeviceModelStatus status) {
        this(status, null, null);
    }

    public GetReportResponse(GenericDeviceModelStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
