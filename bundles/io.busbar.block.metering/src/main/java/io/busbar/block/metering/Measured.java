package io.busbar.block.metering;

import io.busbar.driver.api.meter.MeterReading;
import io.busbar.driver.api.meter.Quantity;
import io.busbar.ocpp.messages.common.Measurand;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All measurands of OCPP 2.0.1, where each comes from, and its unit. */
enum Measured {
    ENERGY_IMPORT(Measurand.EnergyActiveImportRegister, "Wh", From.READ, Quantity.ENERGY_IMPORT_WH),
    ENERGY_EXPORT(Measurand.EnergyActiveExportRegister, "Wh", From.READ, Quantity.ENERGY_EXPORT_WH),
    ENERGY_IMPORT_INTERVAL(Measurand.EnergyActiveImportInterval, "Wh", From.GAINED, Quantity.ENERGY_IMPORT_WH),
    ENERGY_EXPORT_INTERVAL(Measurand.EnergyActiveExportInterval, "Wh", From.GAINED, Quantity.ENERGY_EXPORT_WH),
    ENERGY_NET(Measurand.EnergyActiveNet, "Wh", From.NET, Quantity.ENERGY_IMPORT_WH, Quantity.ENERGY_EXPORT_WH),
    REACTIVE_ENERGY_IMPORT(Measurand.EnergyReactiveImportRegister, "varh", From.READ, Quantity.REACTIVE_ENERGY_IMPORT_VARH),
    REACTIVE_ENERGY_EXPORT(Measurand.EnergyReactiveExportRegister, "varh", From.READ, Quantity.REACTIVE_ENERGY_EXPORT_VARH),
    REACTIVE_ENERGY_IMPORT_INTERVAL(Measurand.EnergyReactiveImportInterval, "varh", From.GAINED, Quantity.REACTIVE_ENERGY_IMPORT_VARH),
    REACTIVE_ENERGY_EXPORT_INTERVAL(Measurand.EnergyReactiveExportInterval, "varh", From.GAINED, Quantity.REACTIVE_ENERGY_EXPORT_VARH),
    REACTIVE_ENERGY_NET(Measurand.EnergyReactiveNet, "varh", From.NET, Quantity.REACTIVE_ENERGY_IMPORT_VARH,
            Quantity.REACTIVE_ENERGY_EXPORT_VARH),
    APPARENT_ENERGY_IMPORT(Measurand.EnergyApparentImport, "VAh", From.READ, Quantity.APPARENT_ENERGY_IMPORT_VAH),
    APPARENT_ENERGY_EXPORT(Measurand.EnergyApparentExport, "VAh", From.READ, Quantity.APPARENT_ENERGY_EXPORT_VAH),
    APPARENT_ENERGY_NET(Measurand.EnergyApparentNet, "VAh", From.NET, Quantity.APPARENT_ENERGY_IMPORT_VAH,
            Quantity.APPARENT_ENERGY_EXPORT_VAH),
    POWER_IMPORT(Measurand.PowerActiveImport, "W", From.READ, Quantity.POWER_IMPORT_W),
    POWER_EXPORT(Measurand.PowerActiveExport, "W", From.READ, Quantity.POWER_EXPORT_W),
    REACTIVE_POWER_IMPORT(Measurand.PowerReactiveImport, "var", From.READ, Quantity.REACTIVE_POWER_VAR),
    REACTIVE_POWER_EXPORT(Measurand.PowerReactiveExport, "var", From.READ, Quantity.REACTIVE_POWER_EXPORT_VAR),
    POWER_FACTOR(Measurand.PowerFactor, "", From.READ, Quantity.POWER_FACTOR),
    CURRENT_IMPORT(Measurand.CurrentImport, "A", From.READ, Quantity.CURRENT_A),
    CURRENT_EXPORT(Measurand.CurrentExport, "A", From.READ, Quantity.CURRENT_EXPORT_A),
    VOLTAGE(Measurand.Voltage, "V", From.READ, Quantity.VOLTAGE_V),
    FREQUENCY(Measurand.Frequency, "Hz", From.READ, Quantity.FREQUENCY_HZ),
    STATE_OF_CHARGE(Measurand.SoC, "Percent", From.READ, Quantity.STATE_OF_CHARGE_PERCENT),
    CURRENT_OFFERED(Measurand.CurrentOffered, "A", From.STATION), POWER_OFFERED(Measurand.PowerOffered, "W", From.STATION);

    /** How a value comes about. */
    enum From {
        /** As the meter reads it. */
        READ,
        /** What a register gained since the last value. */
        GAINED,
        /** One register less the other. */
        NET,
        /** What the station itself knows. */
        STATION
    }

    private final Measurand measurand;
    private final String unit;
    private final From from;
    private final List<Quantity> quantities;

    Measured(Measurand measurand, String unit, From from, Quantity... quantities) {
        this.measurand = measurand;
        this.unit = unit;
        this.from = from;
        this.quantities = List.of(quantities);
    }

    Measurand measurand() {
        return measurand;
    }

    String unit() {
        return unit;
    }

    From from() {
        return from;
    }

    /** The quantity that is read, the register, or the one that the other is taken from. */
    Quantity quantity() {
        return quantities.get(0);
    }

    /** The register that is taken from the other, of a net one. */
    Quantity less() {
        return quantities.get(1);
    }

    boolean register() {
        return from != From.STATION && quantity().isRegister();
    }

    /** Whether a meter with such readings gives it. */
    boolean givenBy(MeterReading reading) {
        Set<Quantity> read = reading.values().stream().map(MeterReading.Value::quantity).collect(Collectors.toSet());
        return read.containsAll(quantities);
    }

    static List<String> wires() {
        return Arrays.stream(values()).map(m -> m.measurand.wire()).toList();
    }

    static Optional<Measured> of(String wire) {
        return Arrays.stream(values()).filter(m -> m.measurand.wire().equals(wire)).findFirst();
    }
}
