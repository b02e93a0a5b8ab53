package io.busbar.ocpp.messages.provisioning;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.Component;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.Variable;
import java.util.List;

/** A variable of a component with attributes and characteristics. */
@GeneratedBuilder
public record ReportData(
        @Required Component component,
        @Required Variable variable,
        @Required @Count(max = 4) List<VariableAttribute> variableAttribute,
        VariableCharacteristics variableCharacteristics,
        CustomData customData) {

    public ReportData {
        variableAttribute = copy(variableAttribute);
    }

    public static ReportDataBuilder builder() {
        return new ReportDataBuilder();
    }

    public ReportDataBuilder toBuilder() {
        return new ReportDataBuilder(this);
    }
}
