package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.WireEnum;

/** Whether a monitor was installed. */
public enum SetMonitoringStatus implements WireEnum {

    Accepted, UnknownComponent, UnknownVariable, UnsupportedMonitorType, Rejected, Duplicate
}
