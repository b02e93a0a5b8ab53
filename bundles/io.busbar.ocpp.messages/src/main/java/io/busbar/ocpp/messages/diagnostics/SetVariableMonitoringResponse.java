package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Answers {@link SetVariableMonitoringRequest}. */
public record SetVariableMonitoringResponse(
        @Required List<SetMonitoringResult> setMonitoringResult,
        CustomData customData) implements Response {

    public SetVariableMonitoringResponse {
        setMonitoringResult = copy(setMonitoringResult);
    }

    public SetVariableMonitoringResponse(List<SetMonitoringResult> setMonitoringResult) {
        this(setMonitoringResult, null);
    }
}
