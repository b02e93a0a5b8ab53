package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.GenericStatus;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link SetMonitoringLevelRequest}. */
public record SetMonitoringLevelResponse(
        @Required GenericStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public SetMonitoringLevelResponse(GenericStatus status) {
        this(status, null, null);
    }

    public SetMonitoringLevelResponse(GenericStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
