package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;
import java.util.List;

/** One part of a report of the monitors. */
@Action(value = "NotifyMonitoringReport", direction = STATION_TO_CSMS)
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

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer requestId;
        private Integer seqNo;
        private Instant generatedAt;
        private List<MonitoringData> monitor;
        private Boolean tbc;
        private CustomData customData;

        private Builder() {}

        public Builder requestId(int requestId) {
            this.requestId = requestId;
            return this;
        }

        public Builder seqNo(int seqNo) {
            this.seqNo = seqNo;
            return this;
        }

        public Builder generatedAt(Instant generatedAt) {
            this.generatedAt = generatedAt;
            return this;
        }

        public Builder monitor(List<MonitoringData> monitor) {
            this.monitor = monitor;
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

        public NotifyMonitoringReportRequest build() {
            return new NotifyMonitoringReportRequest(requestId, seqNo, generatedAt, monitor, tbc, customData);
        }
    }
}
