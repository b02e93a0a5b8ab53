package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** A stream of monitor values and its pace. */
@Since21
public record ConstantStreamData(
        @Required @Range(min = 0) int id,
        @Required PeriodicEventStreamParams params,
        @Required @Range(min = 0) int variableMonitoringId,
        CustomData customData) {

    public ConstantStreamData(int id, PeriodicEventStreamParams params, int variableMonitoringId) {
        this(id, params, variableMonitoringId, null);
    }
}
