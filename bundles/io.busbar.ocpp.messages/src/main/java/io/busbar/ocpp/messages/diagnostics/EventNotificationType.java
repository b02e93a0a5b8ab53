package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.WireEnum;

/** Whether a monitor is built in or was installed by whom. */
public enum EventNotificationType implements WireEnum {

    HardWiredNotification, HardWiredMonitor, PreconfiguredMonitor, CustomMonitor
}
