package io.busbar.ocpp.messages.diagnostics;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.Component;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.Variable;

/** A monitor to install; severity 0 (gravest) to 9. */
@GeneratedBuilder
public record SetMonitoringData(
        @Required double value,
        @Required MonitorType type,
        @Required @Range(min = 0, since21 = true) int severity,
        @Required Component component,
        @Required Variable variable,
        @Range(min = 0, since21 = true) Integer id,
        @Since21 PeriodicEventStreamParams periodicEventStream,
        Boolean transaction,
        CustomData customData) {

    public static SetMonitoringDataBuilder builder() {
        return new SetMonitoringDataBuilder();
    }

    public SetMonitoringDataBuilder toBuilder() {
        return new SetMonitoringDataBuilder(this);
    }
}
