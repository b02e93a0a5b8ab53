package io.busbar.ocpp.messages.provisioning;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.Component;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.Variable;

/** An attribute and its new value. */
@GeneratedBuilder
public record SetVariableData(
        @Required @Length(max = 2500) @In201(maxLength = 1000) String attributeValue,
        @Required Component component,
        @Required Variable variable,
        AttributeType attributeType,
        CustomData customData) {

    public static SetVariableDataBuilder builder() {
        return new SetVariableDataBuilder();
    }

    public SetVariableDataBuilder toBuilder() {
        return new SetVariableDataBuilder(this);
    }
}
