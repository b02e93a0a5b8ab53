package io.busbar.ocpp.messages.provisioning;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.common.CustomData;

/** Value and nature of one attribute of a variable. */
@GeneratedBuilder
public record VariableAttribute(
        AttributeType type,
        @Length(max = 2500) String value,
        Mutability mutability,
        Boolean persistent,
        Boolean constant,
        CustomData customData) {

    public static VariableAttributeBuilder builder() {
        return new VariableAttributeBuilder();
    }

    public VariableAttributeBuilder toBuilder() {
        return new VariableAttributeBuilder(this);
    }
}
