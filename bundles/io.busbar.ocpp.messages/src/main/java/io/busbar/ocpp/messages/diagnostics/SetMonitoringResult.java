package io.busbar.ocpp.messages.diagnostics;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.Component;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;
import io.busbar.ocpp.messages.common.Variable;

/** Outcome of installing one monitor. */
@GeneratedBuilder
public record SetMonitoringResult(
        @Required SetMonitoringStatus status,
        @Required MonitorType type,
        @Required Component component,
        @Required Variable variable,
        @Required @Range(min = 0, since21 = true) int severity,
        @Range(min = 0, since21 = true) Integer id,
        StatusInfo statusInfo,
        CustomData customData) {

    public static SetMonitoringResultBuilder builder() {
        return new SetMonitoringResultBuilder();
    }

    public SetMonitoringResultBuilder toBuilder() {
        return new SetMonitoringResultBuilder(this);
    }
}
