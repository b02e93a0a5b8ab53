package io.busbar.testkit.core;

import io.busbar.driver.api.meter.MeterDriver;
import io.busbar.driver.api.meter.MeterReading;
import io.busbar.driver.api.meter.MeterReading.Phase;
import io.busbar.driver.api.meter.MeterReading.Value;
import io.busbar.driver.api.meter.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A meter that reads what the test says. */
public final class FakeMeterDriver implements MeterDriver {

    private Optional<Consumer<MeterReading>> listener = Optional.empty();
    private MeterReading reading = reading(0, 0);

    private Duration period = Duration.ofDays(365);

    private static MeterReading reading(double energyWh, double watts) {
        return new MeterReading("FAKE-1",
                List.of(new Value(Quantity.ENERGY_IMPORT_WH, Phase.ALL, energyWh), new Value(Quantity.POWER_IMPORT_W, Phase.ALL, watts)),
                Optional.empty());
    }

    /** Register and power now. */
    public FakeMeterDriver read(double energyWh, double watts) {
        return read(reading(energyWh, watts));
    }

    public FakeMeterDriver read(MeterReading now) {
        reading = now;
        listener.ifPresent(l -> l.accept(now));
        return this;
    }

    /** It promises to tell so often; by default it may be silent for a year. */
    public FakeMeterDriver every(Duration promised) {
        period = promised;
        return this;
    }

    @Override
    public Set<Quantity> quantities() {
        return Set.of(Quantity.ENERGY_IMPORT_WH, Quantity.POWER_IMPORT_W);
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public void connect(Consumer<MeterReading> newListener) {
        listener = Optional.of(newListener);
        newListener.accept(reading);
    }

    @Override
    public void disconnect(Consumer<MeterReading> oldListener) {
        listener = listener.filter(l -> l != oldListener);
    }
}
