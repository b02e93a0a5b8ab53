package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.Component;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;
import io.busbar.ocpp.messages.common.Variable;

/** Outcome of writing one attribute. */
public record SetVariableResult(
        @Required SetVariableStatus attributeStatus,
        @Required Component component,
        @Required Variable variable,
        AttributeType attributeType,
        StatusInfo attributeStatusInfo,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private SetVariableStatus attributeStatus;
        private Component component;
        private Variable variable;
        private AttributeType attributeType;
        private StatusInfo attributeStatusInfo;
        private CustomData customData;

        private Builder() {}

        public Builder attributeStatus(SetVariableStatus attributeStatus) {
            this.attributeStatus = attributeStatus;
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

        public Builder attributeStatusInfo(StatusInfo attributeStatusInfo) {
            this.attributeStatusInfo = attributeStatusInfo;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public SetVariableResult build() {
            return new SetVariableResult(attributeStatus, component, variable, attributeType, attributeStatusInfo, customData);
        }
    }
}
