package io.busbar.ocpp.messages.der;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link ClearDERControlRequest}. */
@Since21
public record ClearDERControlResponse(
        @Required DERControlStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public ClearDERControlResponse(DERControlStatus status) {
        this(status, null, null);
    }

    public ClearDERControlResponse(DERControlStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
