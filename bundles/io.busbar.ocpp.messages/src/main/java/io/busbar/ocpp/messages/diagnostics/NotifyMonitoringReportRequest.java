package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;
import java.util.List;

/** One part of a report of the monitors. */
@Action(value = "NotifyMonitoringReport", direction = STATION_TO_CSMS)
@GeneratedBuilder
public record NotifyMonitoringReportRequest(
        @Required int requestId,
        @Required @Range(min = 0, since21 = true) int seqNo,
        @Required Instant generatedAt,
        List<MonitoringData> monitor,
        Boolean tbc,
        CustomData customData) implements Request<NotifyMonitoringReportResponse> {

    public NotifyMonitoringReportRequest {
        monitor = copy(monitor);
    }

    public static NotifyMonitoringReportRequestBuilder builder() {
        return new NotifyMonitoringReportRequestBuilder();
    }

    public NotifyMonitoringReportRequestBuilder toBuilder() {
        return new NotifyMonitoringReportRequestBuilder(this);
    }
}
