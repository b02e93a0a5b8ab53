package io.busbar.ocpp.messages.provisioning;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.Component;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;
import io.busbar.ocpp.messages.common.Variable;

/** Outcome of writing one attribute. */
@GeneratedBuilder
public record SetVariableResult(
        @Required SetVariableStatus attributeStatus,
        @Required Component component,
        @Required Variable variable,
        AttributeType attributeType,
        StatusInfo attributeStatusInfo,
        CustomData customData) {

    public static SetVariableResultBuilder builder() {
        return new SetVariableResultBuilder();
    }

    public SetVariableResultBuilder toBuilder() {
        return new SetVariableResultBuilder(this);
    }
}
