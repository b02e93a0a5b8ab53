package io.busbar.ocpp.messages.provisioning;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Answers {@link GetVariablesRequest}. */
public record GetVariablesResponse(
        @Required List<GetVariableResult> getVariableResult,
        CustomData customData) implements Response {

    public GetVariablesResponse {
        getVariableResult = copy(getVariableResult);
    }

    public GetVariablesResponse(List<GetVariableResult> getVariableResult) {
        this(getVariableResult, null);
    }
}
