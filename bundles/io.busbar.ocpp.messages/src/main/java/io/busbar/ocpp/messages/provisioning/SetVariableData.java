package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.Component;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.Variable;

/** An attribute and its new value. */
public record SetVariableData(
        @Required @Length(max = 2500) @In201(maxLength = 1000) String attributeValue,
        @Required Component component,
        @Required Variable variable,
        AttributeType attributeType,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private String attributeValue;
        private Component component;
        private Variable variable;
        private AttributeType attributeType;
        private CustomData customData;

        private Builder() {}

        public Builder attributeValue(String attributeValue) {
            this.attributeValue = attributeValue;
            return this;
        }

        public Builder component(Component component) {
            this.component = component;
            return this;
        }

        public Builder variable(Variable variable) {
            this.variable = variable;
            return this;
        }

        public Builder attributeType(AttributeType attributeType) {
            this.attributeType = attributeType;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public SetVariableData build() {
            return new SetVariableData(attributeValue, component, variable, attributeType, customData);
        }
    }
}
