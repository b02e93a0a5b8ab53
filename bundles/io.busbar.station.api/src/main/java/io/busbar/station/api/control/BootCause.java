package io.busbar.station.api.control;

/** Why the station started: OCPP's BootReasonEnumType; {@code wire} is its spelling there. */
public enum BootCause {
    APPLICATION_RESET("ApplicationReset"), FIRMWARE_UPDATE("FirmwareUpdate"), LOCAL_RESET("LocalReset"), POWER_UP("PowerUp"), REMOTE_RESET(
            "RemoteReset"),
    SCHEDULED_RESET("ScheduledReset"), TRIGGERED("Triggered"), UNKNOWN("Unknown"), WATCHDOG("Watchdog");

    private final String wire;

    BootCause(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }
}
