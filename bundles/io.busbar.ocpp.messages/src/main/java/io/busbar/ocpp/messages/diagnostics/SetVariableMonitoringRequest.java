package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Installs or changes monitors on variables. */
@Action(value = "SetVariableMonitoring", direction = CSMS_TO_STATION)
public record SetVariableMonitoringRequest(
        @Required List<SetMonitoringData> setMonitoringData,
        CustomData customData) implements Request<SetVariableMonitoringResponse> {

    public SetVariableMonitoringRequest {
        setMonitoringData = copy(setMonitoringData);
    }

    public SetVariableMonitoringRequest(List<SetMonitoringData> setMonitoringData) {
        this(setMonitoringData, null);
    }
}
