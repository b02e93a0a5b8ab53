package io.busbar.ocpp.messages.diagnostics;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** An installed monitor; severity 0 (gravest) to 9. */
@GeneratedBuilder
public record VariableMonitoring(
        @Required @Range(min = 0, since21 = true) int id,
        @Required boolean transaction,
        @Required double value,
        @Required MonitorType type,
        @Required @Range(min = 0, since21 = true) int severity,
        @Required @Since21 EventNotificationType eventNotificationType,
        CustomData customData) {

    public static VariableMonitoringBuilder builder() {
        return new VariableMonitoringBuilder();
    }

    public VariableMonitoringBuilder toBuilder() {
        return new VariableMonitoringBuilder(this);
    }
}
