package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.Component;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.Variable;

/** Names an attribute to read. */
public record GetVariableData(
        @Required Component component,
        @Required Variable variable,
        AttributeType attributeType,
        CustomData customData) {

    public GetVariableData(Component component, Variable variable) {
        this(component, variable, null, null);
    }
}
