package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link ResetRequest}. */
public record ResetResponse(
        @Required ResetStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public ResetResponse(ResetStatus status) {
        this(status, null, null);
    }

    public ResetResponse(ResetStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
