package io.busbar.ocpp.messages.provisioning;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.Component;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;
import io.busbar.ocpp.messages.common.Variable;

/** Outcome of reading one attribute. */
@GeneratedBuilder
public record GetVariableResult(
        @Required GetVariableStatus attributeStatus,
        @Required Component component,
        @Required Variable variable,
        StatusInfo attributeStatusInfo,
        AttributeType attributeType,
        @Length(max = 2500) String attributeValue,
        CustomData customData) {

    public static GetVariableResultBuilder builder() {
        return new GetVariableResultBuilder();
    }

    public GetVariableResultBuilder toBuilder() {
        return new GetVariableResultBuilder(this);
    }
}
