package io.busbar.plant.sim;

import io.busbar.driver.api.meter.MeterReading.Phase;
import io.busbar.driver.api.meter.MeterReading.Value;
import io.busbar.driver.api.meter.Quantity;
import io.busbar.station.api.loop.StationLoop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The meter at the connection to the grid: what all EVSEs take together, with its reactive and apparent part. */
final class MainMeter extends SimMeter {

    private static final Phase[] PHASES = {Phase.L1, Phase.L2, Phase.L3};
    private static final Phase[] BETWEEN = {Phase.L1_L2, Phase.L2_L3, Phase.L3_L1};
    private static final double REACTIVE = Math.tan(Math.acos(Car.POWER_FACTOR));

    private final StationLoop loop;
    private final Supplier<Collection<EnergyMeter>> branches;

    /** @param keys where the key that it signs with is kept */
    MainMeter(StationLoop loop, Optional<Path> keys, Supplier<Collection<EnergyMeter>> branches) {
        super(loop, "BUSBAR-SIM-MAIN", keys);
        this.loop = loop;
        this.branches = branches;
    }

    @Override
    void settle() {
        branches.get().forEach(EnergyMeter::settle);
    }

    @Override
    double energyWh() {
        return EnergyMeter.wattHours(branches.get().stream().mapToLong(EnergyMeter::microjoules).sum());
    }

    @Override
    List<Value> values() {
        Collection<EnergyMeter> all = branches.get();
        double energy = energyWh();
        double power = all.stream().mapToDouble(EnergyMeter::powerW).sum();
        List<Value> values = new ArrayList<>();
        values.add(new Value(Quantity.ENERGY_IMPORT_WH, Phase.ALL, energy));
        values.add(new Value(Quantity.REACTIVE_ENERGY_IMPORT_VARH, Phase.ALL, thousandths(energy * REACTIVE)));
        values.add(new Value(Quantity.APPARENT_ENERGY_IMPORT_VAH, Phase.ALL, thousandths(energy / Car.POWER_FACTOR)));
        values.add(new Value(Quantity.POWER_IMPORT_W, Phase.ALL, power));
        values.add(new Value(Quantity.REACTIVE_POWER_VAR, Phase.ALL, Math.round(power * REACTIVE)));
        values.add(new Value(Quantity.POWER_FACTOR, Phase.ALL, power > 0 ? Car.POWER_FACTOR : 1));
        values.add(new Value(Quantity.FREQUENCY_HZ, Phase.ALL, hundredths(Mains.hertz(loop.uptime()))));
        double[] volts = new double[PHASES.length];
        for (int phase = 0; phase < PHASES.length; phase++) {
            volts[phase] = Mains.volts(loop.uptime(), phase, 0);
            int wire = phase;
            double amps = all.stream().mapToDouble(branch -> branch.amps(wire)).sum();
            values.add(new Value(Quantity.CURRENT_A, PHASES[phase], hundredths(amps)));
            values.add(new Value(Quantity.VOLTAGE_V, PHASES[phase], tenths(volts[phase])));
        }
        for (int phase = 0; phase < BETWEEN.length; phase++) {
            double a = volts[phase];
            double b = volts[(phase + 1) % BETWEEN.length];
            // the phases are a third of a turn apart
            values.add(new Value(Quantity.VOLTAGE_V, BETWEEN[phase], tenths(Math.sqrt(a * a + b * b + a * b))));
        }
        return values;
    }

    private static double thousandths(double value) {
        return Math.floor(value * 1_000) / 1_000;
    }

    @Override
    public Duration period() {
        return branches.get().stream().map(EnergyMeter::period).min(Duration::compareTo).orElse(EnergyMeter.AT_REST);
    }
}
