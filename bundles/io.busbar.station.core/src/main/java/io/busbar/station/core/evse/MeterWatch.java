package io.busbar.station.core.evse;

import io.busbar.driver.api.meter.MeterReading;
import io.busbar.driver.api.meter.MeterReading.Phase;
import io.busbar.driver.api.meter.MeterReading.Value;
import io.busbar.driver.api.meter.Quantity;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.loop.StationLoop.Timer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between an EVSE's meter and who reads it: registers of one meter never go back (J02.FR.16), and a meter that tells nothing any more is
 * noticed.
 */
final class MeterWatch {

    private static final Logger LOG = LoggerFactory.getLogger(MeterWatch.class);

    private static final Set<Quantity> REGISTERS = EnumSet.of(Quantity.ENERGY_IMPORT_WH, Quantity.ENERGY_EXPORT_WH,
            Quantity.REACTIVE_ENERGY_IMPORT_VARH);
    /** In readings that should have come. */
    private static final int MISSED = 3;
    private static final Duration LOOK = Duration.ofSeconds(10);

    private record Register(Quantity quantity, Phase phase) {}

    private final StationLoop loop;
    private final EvseState evse;
    private final Supplier<Duration> period;
    private final Map<Register, Double> registers = new HashMap<>();
    private final Timer timer;
    private String meterId = "";
    private Duration heardAt;
    private boolean held;

    /** @param period see {@code MeterDriver.period}; another while power flows */
    MeterWatch(StationLoop loop, EvseState evse, Supplier<Duration> period) {
        this.loop = loop;
        this.evse = evse;
        this.period = period;
        heardAt = loop.uptime();
        timer = loop.every(LOOK, this::listen);
    }

    private void listen() {
        Duration silence = loop.uptime().minus(heardAt);
        if (silence.compareTo(LOOK) >= 0 && silence.compareTo(period.get().multipliedBy(MISSED)) > 0) {
            evse.meterSilent(true);
        }
    }

    void told(MeterReading reading) {
        heardAt = loop.uptime();
        if (!reading.meterId().equals(meterId)) {
            // another meter counts from where it stands
            registers.clear();
            meterId = reading.meterId();
        }
        evse.meterTold(guarded(reading));
    }

    private MeterReading guarded(MeterReading reading) {
        boolean back = false;
        for (Value value : reading.values()) {
            back |= REGISTERS.contains(value.quantity()) && value.value() < registers.getOrDefault(register(value), value.value());
        }
        if (back != held) {
            held = back;
            if (back) {
                LOG.warn("meter {} of EVSE {} went back; its registers are held until it has caught up", meterId, evse.id());
            }
        }
        MeterReading told = back
                ? new MeterReading(reading.meterId(), reading.values().stream().map(this::held).toList(), reading.signed())
                : reading;
        told.values().stream().filter(value -> REGISTERS.contains(value.quantity()))
                .forEach(value -> registers.put(register(value), value.value()));
        return told;
    }

    private Value held(Value value) {
        return REGISTERS.contains(value.quantity())
                ? new Value(value.quantity(), value.phase(),
                        Math.max(value.value(), registers.getOrDefault(register(value), value.value())))
                : value;
    }

    private static Register register(Value value) {
        return new Register(value.quantity(), value.phase());
    }

    void close() {
        timer.cancel();
    }
}
