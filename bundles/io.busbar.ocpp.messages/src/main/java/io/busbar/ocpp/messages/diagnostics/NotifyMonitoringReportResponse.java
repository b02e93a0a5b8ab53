package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link NotifyMonitoringReportRequest}. */
public record NotifyMonitoringReportResponse(CustomData customData) implements Response {

    public NotifyMonitoringReportResponse() {
        this(null);
    }
}
