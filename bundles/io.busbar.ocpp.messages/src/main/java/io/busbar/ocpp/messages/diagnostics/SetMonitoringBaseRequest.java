package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Chooses the set of preconfigured monitors. */
@Action(value = "SetMonitoringBase", direction = CSMS_TO_STATION)
public record SetMonitoringBaseRequest(
        @Required MonitoringBase monitoringBase,
        CustomData customData) implements Request<SetMonitoringBaseResponse> {

    public SetMonitoringBaseRequest(MonitoringBase monitoringBase) {
        this(monitoringBase, null);
    }
}
