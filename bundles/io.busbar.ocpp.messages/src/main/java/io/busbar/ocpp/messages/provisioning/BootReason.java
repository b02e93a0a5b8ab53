package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.WireEnum;

/** Why the station booted. */
public enum BootReason implements WireEnum {

    ApplicationReset,
    FirmwareUpdate,
    LocalReset,
    PowerUp,
    RemoteReset,
    ScheduledReset,
    Triggered,
    Unknown,
    Watchdog
}
