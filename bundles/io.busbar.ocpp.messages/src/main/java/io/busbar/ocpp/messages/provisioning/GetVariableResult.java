package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.Component;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;
import io.busbar.ocpp.messages.common.Variable;

/** Outcome of reading one attribute. */
public record GetVariableResult(
        @Required GetVariableStatus attributeStatus,
        @Required Component component,
        @Required Variable variable,
        StatusInfo attributeStatusInfo,
        AttributeType attributeType,
        @Length(max = 2500) String attributeValue,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private GetVariableStatus attributeStatus;
        private Component component;
        private Variable variable;
        private StatusInfo attributeStatusInfo;
        private AttributeType attributeType;
        private String attributeValue;
        private CustomData customData;

        private Builder() {}

        public Builder attributeStatus(GetVariableStatus attributeStatus) {
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

        public Builder attributeStatusInfo(StatusInfo attributeStatusInfo) {
            this.attributeStatusInfo = attributeStatusInfo;
            return this;
        }

        public Builder attributeType(AttributeType attributeType) {
            this.attributeType = attributeType;
            return this;
        }

        public Builder attributeValue(String attributeValue) {
            this.attributeValue = attributeValue;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public GetVariableResult build() {
            return new GetVariableResult(
                    attributeStatus, component, variable, attributeStatusInfo, attributeType, attributeValue, customData);
        }
    }
}
