package io.busbar.ocpp.messages.provisioning;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Reads attributes of variables. */
@Action(value = "GetVariables", direction = CSMS_TO_STATION)
public record GetVariablesRequest(
        @Required List<GetVariableData> getVariableData,
        CustomData customData) implements Request<GetVariablesResponse> {

    public GetVariablesRequest {
        getVariableData = copy(getVariableData);
    }

    public GetVariablesRequest(List<GetVariableData> getVariableData) {
        this(getVariableData, null);
    }
}
