package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** What became of one monitor. */
public record ClearMonitoringResult(
        @Required ClearMonitoringStatus status,
        @Required @Range(min = 0, since21 = true) int id,
        StatusInfo statusInfo,
        CustomData customData) {

    public ClearMonitoringResult(ClearMonitoringStatus status, int id) {
        this(status, id, null, null);
    }
}
