package io.busbar.block.metering;

import io.busbar.driver.api.meter.Quantity;
import io.busbar.ocpp.messages.common.Location;
import io.busbar.ocpp.messages.common.Measurand;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The measurands that this station can give, where each comes from, and its unit. */
enum Measured {
    ENERGY_IMPORT(Measurand.EnergyActiveImportRegister, Quantity.ENERGY_IMPORT_WH, "Wh", true),
    ENERGY_EXPORT(Measurand.EnergyActiveExportRegister, Quantity.ENERGY_EXPORT_WH, "Wh", true),
    REACTIVE_ENERGY_IMPORT(Measurand.EnergyReactiveImportRegister, Quantity.REACTIVE_ENERGY_IMPORT_VARH, "varh", true),
    POWER_IMPORT(Measurand.PowerActiveImport, Quantity.POWER_IMPORT_W, "W", false),
    POWER_EXPORT(Measurand.PowerActiveExport, Quantity.POWER_EXPORT_W, "W", false),
    REACTIVE_POWER_IMPORT(Measurand.PowerReactiveImport, Quantity.REACTIVE_POWER_VAR, "var", false),
    POWER_FACTOR(Measurand.PowerFactor, Quantity.POWER_FACTOR, "", false),
    CURRENT_IMPORT(Measurand.CurrentImport, Quantity.CURRENT_A, "A", false),
    VOLTAGE(Measurand.Voltage, Quantity.VOLTAGE_V, "V", false), FREQUENCY(Measurand.Frequency, Quantity.FREQUENCY_HZ, "Hertz", false),
    STATE_OF_CHARGE(Measurand.SoC, Quantity.STATE_OF_CHARGE_PERCENT, "Percent", false),
    CURRENT_OFFERED(Measurand.CurrentOffered, null, "A", false), POWER_OFFERED(Measurand.PowerOffered, null, "W", false);

    private final Measurand measurand;
    private final Quantity quantity;
    private final String unit;
    private final boolean register;

    Measured(Measurand measurand, Quantity quantity, String unit, boolean register) {
        this.measurand = measurand;
        this.quantity = quantity;
        this.unit = unit;
        this.register = register;
    }

    Measurand measurand() {
        return measurand;
    }

    /** Of the meter; empty for what the station itself knows. */
    Optional<Quantity> quantity() {
        return Optional.ofNullable(quantity);
    }

    String unit() {
        return unit;
    }

    boolean register() {
        return register;
    }

    Location location() {
        return this == STATE_OF_CHARGE ? Location.EV : Location.Outlet;
    }

    static List<String> wires() {
        return Arrays.stream(values()).map(m -> m.measurand.wire()).toList();
    }

    static Optional<Measured> of(String wire) {
        return Arrays.stream(values()).filter(m -> m.measurand.wire().equals(wire)).findFirst();
    }
}
