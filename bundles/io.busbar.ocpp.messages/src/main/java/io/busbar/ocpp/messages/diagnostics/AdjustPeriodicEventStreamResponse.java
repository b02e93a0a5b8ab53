package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.GenericStatus;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link AdjustPeriodicEventStreamRequest}. */
@Since21
public record AdjustPeriodicEventStreamResponse(
        @Required GenericStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public AdjustPeriodicEventStreamResponse(GenericStatus status) {
        this(status, null, null);
    }

    public AdjustPeriodicEventStreamResponse(GenericStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
