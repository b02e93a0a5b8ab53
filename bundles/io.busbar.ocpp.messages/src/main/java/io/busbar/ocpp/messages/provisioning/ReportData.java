package io.busbar.ocpp.messages.provisioning;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.Component;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.Variable;
import java.util.List;

/** A variable of a component with attributes and characteristics. */
public record ReportData(
        @Required Component component,
        @Required Variable variable,
        @Required @Count(max = 4) List<VariableAttribute> variableAttribute,
        VariableCharacteristics variableCharacteristics,
        CustomData customData) {

    public ReportData {
        variableAttribute = copy(variableAttribute);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Component component;
        private Variable variable;
        private List<VariableAttribute> variableAttribute;
        private VariableCharacteristics variableCharacteristics;
        private CustomData customData;

        private Builder() {}

        public Builder component(Component component) {
            this.component = component;
            return this;
        }

        public Builder variable(Variable variable) {
            this.variable = variable;
            return this;
        }

        public Builder variableAttribute(List<VariableAttribute> variableAttribute) {
            this.variableAttribute = variableAttribute;
            return this;
        }

        public Builder variableCharacteristics(VariableCharacteristics variableCharacteristics) {
            this.variableCharacteristics = variableCharacteristics;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public ReportData build() {
            return new ReportData(component, variable, variableAttribute, variableCharacteristics, customData);
        }
    }
}
