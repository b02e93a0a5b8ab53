package io.busbar.driver.api.meter;

/** What a meter measures; each with its unit. */
public enum Quantity {
    /** Wh, register of energy to the car; never runs backwards. */
    ENERGY_IMPORT_WH,
    /** Wh, register of energy from the car; never runs backwards. */
    ENERGY_EXPORT_WH,
    /** varh register. */
    REACTIVE_ENERGY_IMPORT_VARH,
    /** W to the car. */
    POWER_IMPORT_W,
    /** W from the car. */
    POWER_EXPORT_W,
    /** var. */
    REACTIVE_POWER_VAR,
    /** A to the car. */
    CURRENT_A,
    /** V, phase to neutral. */
    VOLTAGE_V,
    /** Hz. */
    FREQUENCY_HZ,
    /** 0 to 1. */
    POWER_FACTOR,
    /** Percent, told by the car. */
    STATE_OF_CHARGE_PERCENT,
    /** Celsius. */
    TEMPERATURE_C
}
