package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Removes monitors. */
@Action(value = "ClearVariableMonitoring", direction = CSMS_TO_STATION)
public record ClearVariableMonitoringRequest(
        @Required @Range(min = 0, since21 = true) List<Integer> id,
        CustomData customData) implements Request<ClearVariableMonitoringResponse> {

    public ClearVariableMonitoringRequest {
        id = copy(id);
    }

    public ClearVariableMonitoringRequest(List<Integer> id) {
        this(id, null);
    }
}
