package io.busbar.plant.sim;

import io.busbar.driver.api.meter.MeterReading;
import io.busbar.driver.api.meter.MeterReading.Value;
import io.busbar.plant.api.MeterBoard;
import io.busbar.station.api.loop.StationLoop;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What all meters have: somebody who listens, and a seal where they are calibrated. */
abstract class SimMeter implements MeterBoard {

    private final StationLoop loop;
    private final String meterId;
    private final Optional<Path> keys;
    private Optional<Consumer<MeterReading>> listener = Optional.empty();
    private Optional<MeterSeal> seal = Optional.empty();

    /** @param keys where the key that it signs with is kept */
    SimMeter(StationLoop loop, String meterId, Optional<Path> keys) {
        this.loop = loop;
        this.meterId = meterId;
        this.keys = keys;
    }

    /** Brings the registers to now. */
    abstract void settle();

    /** The register as its display shows it. */
    abstract double energyWh();

    abstract List<Value> values();

    void report() {
        listener.ifPresent(to -> {
            settle();
            to.accept(new MeterReading(meterId, values(), seal.map(own -> own.sign(energyWh(), loop.now()))));
        });
    }

    @Override
    public void sign() {
        if (seal.isEmpty()) {
            seal = Optional.of(new MeterSeal(meterId, keys));
        }
    }

    @Override
    public void connect(Consumer<MeterReading> newListener) {
        listener = Optional.of(newListener);
        report();
    }

    @Override
    public void disconnect(Consumer<MeterReading> oldListener) {
        listener = listener.filter(other -> other != oldListener);
    }

    static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }

    static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
