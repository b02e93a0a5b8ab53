package io.busbar.ocpp.messages.provisioning;

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

/** One part of a device-model report. */
@Action(value = "NotifyReport", direction = STATION_TO_CSMS)
@GeneratedBuilder
public record NotifyReportRequest(
        @Required int requestId,
        @Required Instant generatedAt,
        @Required @Range(min = 0, since21 = true) int seqNo,
        List<ReportData> reportData,
        Boolean tbc,
        CustomData customData) implements Request<NotifyReportResponse> {

    public NotifyReportRequest {
        reportData = copy(reportData);
    }

    public static NotifyReportRequestBuilder builder() {
        return new NotifyReportRequestBuilder();
    }

    public NotifyReportRequestBuilder toBuilder() {
        return new NotifyReportRequestBuilder(this);
    }
}
