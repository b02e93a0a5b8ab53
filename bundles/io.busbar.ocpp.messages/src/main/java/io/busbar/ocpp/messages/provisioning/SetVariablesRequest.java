package io.busbar.ocpp.messages.provisioning;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Writes attributes of variables. */
@Action(value = "SetVariables", direction = CSMS_TO_STATION)
public record SetVariablesRequest(
        @Required List<SetVariableData> setVariableData,
        CustomData customData) implements Request<SetVariablesResponse> {

    public SetVariablesRequest {
        setVariableData = copy(setVariableData);
    }

    public SetVariablesRequest(List<SetVariableData> setVariableData) {
        this(setVariableData, null);
    }
}
