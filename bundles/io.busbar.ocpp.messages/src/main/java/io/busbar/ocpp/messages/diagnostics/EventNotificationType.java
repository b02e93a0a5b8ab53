package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.WireEnum;

/** Whether a monitor is built in, and otherwise who installed it. */
public enum EventNotificationType implements WireEnum {

    HardWiredNotification, HardWiredMonitor, PreconfiguredMonitor, CustomMonitor
}
