package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link NotifyReportRequest}. */
public record NotifyReportResponse(CustomData customData) implements Response {

    public NotifyReportResponse() {
        this(null);
    }
}
