package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Limits reported monitor events to a severity (0 gravest, 9 least). */
@Action(value = "SetMonitoringLevel", direction = CSMS_TO_STATION)
public record SetMonitoringLevelRequest(
        @Required @Range(min = 0, since21 = true) int severity,
        CustomData customData) implements Request<SetMonitoringLevelResponse> {

    public SetMonitoringLevelRequest(int severity) {
        this(severity, null);
    }
}
