package io.busbar.ocpp.messages.provisioning;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.ComponentVariable;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Asks for a device-model report by criteria and component-variables. */
@Action(value = "GetReport", direction = CSMS_TO_STATION)
public record GetReportRequest(
        @Required int requestId,
        List<ComponentVariable> componentVariable,
        @Count(max = 4) List<ComponentCriterion> componentCriteria,
        CustomData customData) implements Request<GetReportResponse> {

    public GetReportRequest {
        componentVariable = copy(componentVariable);
        componentCriteria = copy(componentCriteria);
    }

    public GetReportRequest(int requestId) {
        this(requestId, null, null, null);
    }
}
