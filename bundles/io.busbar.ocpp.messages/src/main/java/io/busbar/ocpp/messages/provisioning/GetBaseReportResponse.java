package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.GenericDeviceModelStatus;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link GetBaseReportRequest}. */
public record GetBaseReportResponse(
        @Required GenericDeviceModelStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public GetBaseReportResponse(GenericDeviceModelStatus status) {
        this(status, null, null);
    }

    public GetBaseReportResponse(GenericDeviceModelStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
