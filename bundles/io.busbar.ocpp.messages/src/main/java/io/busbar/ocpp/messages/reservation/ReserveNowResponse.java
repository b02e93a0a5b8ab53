package io.busbar.ocpp.messages.reservation;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link ReserveNowRequest}. */
public record ReserveNowResponse(
        @Required ReserveNowStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public ReserveNowResponse(ReserveNowStatus status) {
        this(status, null, null);
    }

    public ReserveNowResponse(ReserveNowStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
