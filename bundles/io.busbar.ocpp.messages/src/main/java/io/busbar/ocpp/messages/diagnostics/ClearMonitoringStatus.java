package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.WireEnum;

/** Whether a monitor was removed. */
public enum ClearMonitoringStatus implements WireEnum {

    Accepted, Rejected, NotFound
}
