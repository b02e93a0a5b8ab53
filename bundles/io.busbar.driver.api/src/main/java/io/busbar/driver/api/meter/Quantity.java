package io.busbar.driver.api.meter;

/** What a meter measures; each with its unit. At the station's main meter "to the car" is from the grid, and "from the car" into it. */
public enum Quantity {
    /** Wh, register of energy to the car; never runs backwards. */
    ENERGY_IMPORT_WH,
    /** Wh, register of energy from the car; never runs backwards. */
    ENERGY_EXPORT_WH,
    /** varh, register of reactive energy to the car; never runs backwards. */
    REACTIVE_ENERGY_IMPORT_VARH,
    /** varh, register of reactive energy from the car; never runs backwards. */
    REACTIVE_ENERGY_EXPORT_VARH,
    /** VAh, register of apparent energy to the car; never runs backwards. */
    APPARENT_ENERGY_IMPORT_VAH,
    /** VAh, register of apparent energy from the car; never runs backwards. */
    APPARENT_ENERGY_EXPORT_VAH,
    /** W to the car. */
    POWER_IMPORT_W,
    /** W from the car. */
    POWER_EXPORT_W,
    /** var to the car. */
    REACTIVE_POWER_VAR,
    /** var from the car. */
    REACTIVE_POWER_EXPORT_VAR,
    /** A to the car. */
    CURRENT_A,
    /** A from the car. */
    CURRENT_EXPORT_A,
    /** V, phase to neutral, or between two phases where the value's phase says so. */
    VOLTAGE_V,
    /** Hz. */
    FREQUENCY_HZ,
    /** 0 to 1. */
    POWER_FACTOR,
    /** Percent, as the car reports it. */
    STATE_OF_CHARGE_PERCENT,
    /** Celsius. */
    TEMPERATURE_C;

    /** Whether it only grows, for as long as the meter is the same. */
    public boolean isRegister() {
        return switch (this) {
            case ENERGY_IMPORT_WH, ENERGY_EXPORT_WH, REACTIVE_ENERGY_IMPORT_VARH, REACTIVE_ENERGY_EXPORT_VARH, APPARENT_ENERGY_IMPORT_VAH,
                    APPARENT_ENERGY_EXPORT_VAH ->
                true;
            default -> false;
        };
    }
}
