package io.busbar.driver.api.evse;

/** All faults that an EVSE driver can report (the minimum required error codes of the field, and those of the common boards). */
public enum FaultCode {
    CONNECTOR_LOCK_FAILURE("ConnectorLockFailure", false), GROUND_FAILURE("GroundFault", true), RCD_TRIPPED("RCDTripped",
            true),
    RCD_SELF_TEST("RCDSelfTest", true), HIGH_TEMPERATURE("HighTemperature", false), OVER_TEMPERATURE("OverTemperature",
            true),
    OVER_CURRENT("OverCurrentFailure", true), OVER_VOLTAGE("OverVoltage", true), UNDER_VOLTAGE("UnderVoltage",
            true),
    POWER_SWITCH_FAILURE("PowerSwitchFailure", true), WELDED_CONTACTOR("WeldedContactor",
            true),
    DIODE_FAULT("DiodeFault", true), PILOT_FAULT("PilotFault", true), VENTILATION_NOT_AVAILABLE(
            "VentilationNotAvailable", true),
    EMERGENCY_STOP("EmergencyStop",
            true),
    POWER_METER_FAILURE("PowerMeterFailure", false), COMMUNICATION("CommunicationFault", true), INTERNAL("InternalError", true),
    /** Reported by the station itself, not by drivers: nothing can be stored. */
    STORAGE_FAILURE("StorageFailure", true);

    private final String wire;
    private final boolean blocking;

    FaultCode(String wire, boolean blocking) {
        this.wire = wire;
        this.blocking = blocking;
    }

    /** The word for reports and for the plant. */
    public String wire() {
        return wire;
    }

    /** Whether power is impossible while the fault lasts. */
    public boolean blocking() {
        return blocking;
    }
}
