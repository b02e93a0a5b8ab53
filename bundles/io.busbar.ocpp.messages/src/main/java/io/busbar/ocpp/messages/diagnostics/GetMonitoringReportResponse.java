package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.GenericDeviceModelStatus;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link GetMonitoringReportRequest}. */
public record GetMonitoringReportResponse(
        @Required GenericDeviceModelStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public GetMonitoringReportResponse(GenericDeviceModelStatus status) {
        this(status, null, null);
    }

    public GetMonitoringReportResponse(GenericDeviceModelStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
