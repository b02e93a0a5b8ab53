package io.busbar.ocpp.messages.provisioning;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Answers {@link SetVariablesRequest}. */
public record SetVariablesResponse(
        @Required List<SetVariableResult> setVariableResult,
        CustomData customData) implements Response {

    public SetVariablesResponse {
        setVariableResult = copy(setVariableResult);
    }

    public SetVariablesResponse(List<SetVariableResult> setVariableResult) {
        this(setVariableResult, null);
    }
}
