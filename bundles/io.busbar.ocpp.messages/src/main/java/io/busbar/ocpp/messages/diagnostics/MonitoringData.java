package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.Component;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.Variable;
import java.util.List;

/** The monitors of one variable. */
public record MonitoringData(
        @Required Component component,
        @Required Variable variable,
        @Required List<VariableMonitoring> variableMonitoring,
        CustomData customData) {

    public MonitoringData {
        variableMonitoring = copy(variableMonitoring);
    }

    public MonitoringData(Component component, Variable variable, List<VariableMonitoring> variableMonitoring) {
        this(component, variable, variableMonitoring, null);
    }
}
