package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Answers {@link ClearVariableMonitoringRequest}. */
public record ClearVariableMonitoringResponse(
        @Required List<ClearMonitoringResult> clearMonitoringResult,
        CustomData customData) implements Response {

    public ClearVariableMonitoringResponse {
        clearMonitoringResult = copy(clearMonitoringResult);
    }

    public ClearVariableMonitoringResponse(List<ClearMonitoringResult> clearMonitoringResult) {
        this(clearMonitoringResult, null);
    }
}
