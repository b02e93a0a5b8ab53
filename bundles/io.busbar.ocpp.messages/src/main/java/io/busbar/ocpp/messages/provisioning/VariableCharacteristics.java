package io.busbar.ocpp.messages.provisioning;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Type, unit and limits of a variable. */
@GeneratedBuilder
public record VariableCharacteristics(
        @Required DataType dataType,
        @Required boolean supportsMonitoring,
        @Length(max = 16) String unit,
        Double minLimit,
        Double maxLimit,
        @Range(min = 1) @Since21 Integer maxElements,
        @Length(max = 1000) String valuesList,
        CustomData customData) {

    public static VariableCharacteristicsBuilder builder() {
        return new VariableCharacteristicsBuilder();
    }

    public VariableCharacteristicsBuilder toBuilder() {
        return new VariableCharacteristicsBuilder(this);
    }
}
