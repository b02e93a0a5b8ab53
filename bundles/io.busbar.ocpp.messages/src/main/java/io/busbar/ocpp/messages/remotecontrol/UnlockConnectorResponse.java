package io.busbar.ocpp.messages.remotecontrol;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link UnlockConnectorRequest}. */
public record UnlockConnectorResponse(
        @Required UnlockStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public UnlockConnectorResponse(UnlockStatus status) {
        this(status, null, null);
    }

    public UnlockConnectorResponse(UnlockStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
