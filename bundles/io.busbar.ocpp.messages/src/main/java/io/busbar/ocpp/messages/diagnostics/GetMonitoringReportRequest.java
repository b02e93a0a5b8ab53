package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.ComponentVariable;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Asks for a report of the monitors. */
@Action(value = "GetMonitoringReport", direction = CSMS_TO_STATION)
public record GetMonitoringReportRequest(
        @Required int requestId,
        List<ComponentVariable> componentVariable,
        @Count(max = 3) List<MonitoringCriterion> monitoringCriteria,
        CustomData customData) implements Request<GetMonitoringReportResponse> {

    public GetMonitoringReportRequest {
        componentVariable = copy(componentVariable);
        monitoringCriteria = copy(monitoringCriteria);
    }

    public GetMonitoringReportRequest(int requestId) {
        this(requestId, null, null, null);
    }
}
