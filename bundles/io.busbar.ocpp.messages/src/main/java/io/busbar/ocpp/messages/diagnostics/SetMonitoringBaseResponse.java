package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.GenericDeviceModelStatus;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link SetMonitoringBaseRequest}. */
public record SetMonitoringBaseResponse(
        @Required GenericDeviceModelStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public SetMonitoringBaseResponse(GenericDeviceModelStatus status) {
        this(status, null, null);
    }

    public SetMonitoringBaseResponse(GenericDeviceModelStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
