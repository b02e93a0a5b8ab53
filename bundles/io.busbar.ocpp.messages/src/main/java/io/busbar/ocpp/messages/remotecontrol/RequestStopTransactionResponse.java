package io.busbar.ocpp.messages.remotecontrol;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link RequestStopTransactionRequest}. */
public record RequestStopTransactionResponse(
        @Required RequestStartStopStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public RequestStopTransactionResponse(RequestStartStopStatus status) {
        this(status, null, null);
    }

    public RequestStopTransactionResponse(RequestStartStopStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
