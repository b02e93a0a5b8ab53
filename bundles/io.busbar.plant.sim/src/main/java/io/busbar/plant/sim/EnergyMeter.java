package io.busbar.plant.sim;

import io.busbar.driver.api.meter.MeterReading.Phase;
import io.busbar.driver.api.meter.MeterReading.Value;
import io.busbar.driver.api.meter.Quantity;
import io.busbar.plant.api.PlantState;
import io.busbar.station.api.loop.StationLoop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Power in the three phases of one EVSE, and its integral. Power is constant between two changes, so the integral is a sum of whole numbers:
 * what the registers gain is to the microjoule what the car got.
 */
final class EnergyMeter extends SimMeter {

    private static final Phase[] PHASES = {Phase.L1, Phase.L2, Phase.L3};
    private static final Duration WHILE_CLOSED = Duration.ofSeconds(1);
    static final Duration AT_REST = Duration.ofDays(36_500);
    private static final long NANOJOULES_PER_MICROJOULE = 1_000;
    private static final double MICROJOULES_PER_MWH = 3.6e6;

    private final StationLoop loop;
    private final EvseMemory memory;
    private final Consumer<Long> load;
    private final double[] amps = new double[3];
    private final long[] milliwatts = new long[3];
    private final long[] nanojoules = new long[3];
    private long sinceMicros;
    private int wires = 3;
    private boolean running;

    /**
     * @param keys where the key that it signs with is kept
     * @param load takes microjoules
     */
    EnergyMeter(StationLoop loop, EvseMemory memory, Optional<Path> keys, int evseId, Consumer<Long> load) {
        super(loop, String.format("BUSBAR-SIM-%04d", evseId), keys);
        this.loop = loop;
        this.memory = memory;
        this.load = load;
    }

    void wires(int phases) {
        wires = phases;
    }

    @Override
    void settle() {
        long now = loop.uptime().toNanos() / 1_000;
        long micros = now - sinceMicros;
        sinceMicros = now;
        long sum = 0;
        for (int phase = 0; phase < 3; phase++) {
            if (milliwatts[phase] > 0) {
                long energy = nanojoules[phase] + milliwatts[phase] * micros;
                nanojoules[phase] = energy % NANOJOULES_PER_MICROJOULE;
                memory.register(phase, memory.register(phase) + energy / NANOJOULES_PER_MICROJOULE);
                sum += energy / NANOJOULES_PER_MICROJOULE;
            }
        }
        if (sum > 0) {
            load.accept(sum);
        }
    }

    /** From now on this current flows; {@link #settle} came before. */
    void flow(double current, int phases) {
        for (int phase = 0; phase < 3; phase++) {
            amps[phase] = phase < phases ? current : 0;
            milliwatts[phase] = Math.round(amps[phase] * volts(phase) * Car.POWER_FACTOR * 1_000);
        }
    }

    void running(boolean now) {
        running = now;
    }

    double volts(int phase) {
        return Mains.volts(loop.uptime(), phase, amps[phase]);
    }

    double meanVolts(int phases) {
        double sum = 0;
        for (int phase = 0; phase < phases; phase++) {
            sum += volts(phase);
        }
        return sum / phases;
    }

    private static long watts(long milli) {
        return Math.round(milli / 1_000.0);
    }

    double powerW() {
        return watts(milliwatts[0] + milliwatts[1] + milliwatts[2]);
    }

    /** Cut to whole mWh. */
    @Override
    double energyWh() {
        return wattHours(microjoules());
    }

    long microjoules() {
        return memory.register(0) + memory.register(1) + memory.register(2);
    }

    double amps(int phase) {
        return amps[phase];
    }

    static double wattHours(long microjoules) {
        return Math.floor(microjoules / MICROJOULES_PER_MWH) / 1_000;
    }

    List<PlantState.Phase> phases() {
        List<PlantState.Phase> phases = new ArrayList<>();
        for (int phase = 0; phase < wires; phase++) {
            phases.add(new PlantState.Phase(hundredths(amps[phase]), tenths(volts(phase)), watts(milliwatts[phase])));
        }
        return phases;
    }

    double hertz() {
        return hundredths(Mains.hertz(loop.uptime()));
    }

    @Override
    List<Value> values() {
        List<Value> values = new ArrayList<>();
        values.add(new Value(Quantity.ENERGY_IMPORT_WH, Phase.ALL, energyWh()));
        values.add(new Value(Quantity.POWER_IMPORT_W, Phase.ALL, powerW()));
        values.add(new Value(Quantity.FREQUENCY_HZ, Phase.ALL, hertz()));
        values.add(new Value(Quantity.POWER_FACTOR, Phase.ALL, powerW() > 0 ? Car.POWER_FACTOR : 1));
        List<PlantState.Phase> now = phases();
        for (int phase = 0; phase < wires; phase++) {
            values.add(new Value(Quantity.ENERGY_IMPORT_WH, PHASES[phase], wattHours(memory.register(phase))));
            values.add(new Value(Quantity.POWER_IMPORT_W, PHASES[phase], now.get(phase).powerW()));
            values.add(new Value(Quantity.CURRENT_A, PHASES[phase], now.get(phase).amps()));
            values.add(new Value(Quantity.VOLTAGE_V, PHASES[phase], now.get(phase).volts()));
        }
        return values;
    }

    @Override
    public Duration period() {
        return running ? WHILE_CLOSED : AT_REST;
    }
}
