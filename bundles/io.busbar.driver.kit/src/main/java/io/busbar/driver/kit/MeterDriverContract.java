package io.busbar.driver.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.meter.MeterDriver;
import io.busbar.driver.api.meter.MeterReading;
import io.busbar.driver.api.meter.MeterReading.Value;
import io.busbar.driver.api.meter.Quantity;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every meter driver keeps. */
public abstract class MeterDriverContract {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final List<MeterReading> readings = new CopyOnWriteArrayList<>();
    private final Consumer<MeterReading> listener = readings::add;

    protected abstract Bench bench();

    /** The driver under test; the same during one test. */
    protected abstract MeterDriver driver();

    /** Puts a load of some kilowatts on, or takes it off, by closing and opening the contactor. */
    protected abstract void load(boolean on);

    private void connect() {
        bench().order(() -> driver().connect(listener));
        assertTrue(bench().until(() -> !readings.isEmpty(), SOON), "no reading after connecting");
    }

    private static double energy(MeterReading reading) {
        return reading.value(Quantity.ENERGY_IMPORT_WH).orElseThrow(() -> new AssertionError("no energy in " + reading));
    }

    private MeterReading newest() {
        return readings.get(readings.size() - 1);
    }

    @Test
    @DisplayName("Connecting reports the newest reading at once, with the quantities announced, each once")
    void readingIsComplete() {
        connect();
        load(true);
        bench().pass(SOON);
        for (MeterReading reading : readings) {
            Set<String> seen = new HashSet<>();
            for (Value value : reading.values()) {
                assertTrue(driver().quantities().contains(value.quantity()), () -> value + " is not announced");
                assertTrue(seen.add(value.quantity() + " " + value.phase()), () -> value + " stands there twice");
                assertTrue(Double.isFinite(value.value()), () -> value + " is no number");
            }
            assertFalse(reading.meterId().isBlank());
        }
        for (Quantity quantity : driver().quantities()) {
            assertTrue(newest().values().stream().anyMatch(value -> value.quantity() == quantity), () -> quantity + " is missing");
        }
    }

    @Test
    @DisplayName("Under load readings come every second at least, and energy is power times time")
    void readsUnderLoad() {
        connect();
        load(true);
        assertTrue(bench().until(() -> newest().value(Quantity.POWER_IMPORT_W).orElse(0) > 500, Duration.ofSeconds(20)), "no power");
        assertTrue(driver().period().compareTo(Duration.ofSeconds(1)) <= 0, "period under load");
        bench().pass(Duration.ofSeconds(10));
        int before = readings.size();
        double energyBefore = energy(newest());
        double watts = newest().value(Quantity.POWER_IMPORT_W).orElseThrow();
        bench().pass(Duration.ofSeconds(10));
        assertTrue(readings.size() >= before + 9, () -> "only " + (readings.size() - before) + " readings in ten seconds");
        double gained = energy(newest()) - energyBefore;
        assertEquals(watts * 10 / 3600, gained, watts * 2 / 3600, "Wh in ten seconds");
    }

    @Test
    @DisplayName("Energy never runs backwards; a reading follows right after the load is gone")
    void neverBackwards() {
        connect();
        for (int i = 0; i < 3; i++) {
            load(true);
            bench().pass(Duration.ofSeconds(7));
            load(false);
            assertTrue(bench().until(() -> newest().value(Quantity.POWER_IMPORT_W).orElse(1) == 0, SOON), "no reading without load");
        }
        double last = 0;
        for (MeterReading reading : readings) {
            assertTrue(energy(reading) >= last, "it ran backwards");
            last = energy(reading);
        }
        assertTrue(last > energy(readings.get(0)));
    }

    @Test
    @DisplayName("A disconnected listener gets nothing; the next one goes on from the same register")
    void disconnects() {
        connect();
        load(true);
        bench().pass(SOON);
        bench().order(() -> driver().disconnect(listener));
        bench().pass(Duration.ofSeconds(1));
        int heard = readings.size();
        double last = energy(newest());
        bench().pass(SOON);
        assertEquals(heard, readings.size());
        connect();
        assertTrue(bench().until(() -> readings.size() > heard, SOON));
        assertTrue(energy(newest()) > last);
    }
}
