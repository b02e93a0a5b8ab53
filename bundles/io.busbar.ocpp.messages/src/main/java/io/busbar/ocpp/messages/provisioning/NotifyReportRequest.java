package io.busbar.ocpp.messages.provisioning;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;
import java.util.List;

/** One part of a device-model report. */
@Action(value = "NotifyReport", direction = STATION_TO_CSMS)
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

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer requestId;
        private Instant generatedAt;
        private Integer seqNo;
        private List<ReportData> reportData;
        private Boolean tbc;
        private CustomData customData;

        private Builder() {}

        public Builder requestId(int requestId) {
            this.requestId = requestId;
            return this;
        }

        public Builder generatedAt(Instant generatedAt) {
            this.generatedAt = generatedAt;
            return this;
        }

        public Builder seqNo(int seqNo) {
            this.seqNo = seqNo;
            return this;
        }

        public Builder reportData(List<ReportData> reportData) {
            this.reportData = reportData;
            return this;
        }

        public Builder tbc(Boolean tbc) {
            this.tbc = tbc;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public NotifyReportRequest build() {
            return new NotifyReportRequest(requestId, generatedAt, seqNo, reportData, tbc, customData);
        }
    }
}
