package io.busbar.station.core.evse;

import io.busbar.driver.api.meter.MeterDriver;
import io.busbar.driver.api.meter.MeterReading;
import io.busbar.driver.api.meter.MeterReading.Phase;
import io.busbar.driver.api.meter.MeterReading.Value;
import io.busbar.driver.api.meter.Quantity;
import io.busbar.station.api.evse.Metered;
import io.busbar.station.api.loop.StationLoop.Timer;
import io.busbar.station.core.Attachment;
import io.busbar.station.core.loop.LoopFacade;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a meter measures, and stands between it and who reads it: registers of one meter never go back (J02.FR.16), and a meter that tells
 * nothing any more is noticed.
 */
final class MeterPlace implements Metered {

    private static final Logger LOG = LoggerFactory.getLogger(MeterPlace.class);

    /** In readings that should have come. */
    private static final int MISSED = 3;
    private static final Duration LOOK = Duration.ofSeconds(10);

    private record Register(Quantity quantity, Phase phase) {}

    private final LoopFacade loop;
    private final Duration grace;
    private final String name;
    private final Consumer<Boolean> onSilence;
    private final Map<Register, Double> registers = new HashMap<>();
    private Optional<MeterReading> reading = Optional.empty();
    private Optional<Instant> readAt = Optional.empty();
    private boolean silent;
    private String meterId = "";
    private boolean held;
    private Duration heardAt = Duration.ZERO;

    /**
     * @param grace how long the last reading stays without a driver
     * @param name for the log
     * @param onSilence told when the meter falls silent, and when it is back
     */
    MeterPlace(LoopFacade loop, Duration grace, String name, Consumer<Boolean> onSilence) {
        this.loop = loop;
        this.grace = grace;
        this.name = name;
        this.onSilence = onSilence;
    }

    /** Plugs a meter in; its last reading stays while another version of its driver comes. */
    Attachment attach(MeterDriver meter) {
        boolean[] open = {true};
        heardAt = loop.uptime();
        Timer look = loop.every(LOOK, () -> listen(meter.period()));
        Consumer<MeterReading> listener = told -> loop.execute(() -> {
            if (open[0]) {
                told(told);
            }
        });
        meter.connect(listener);
        return () -> {
            open[0] = false;
            look.cancel();
            meter.disconnect(listener);
            Optional<MeterReading> last = reading;
            loop.after(grace, () -> {
                if (last.isPresent() && reading.filter(now -> now == last.get()).isPresent()) {
                    gone();
                }
            });
        };
    }

    private void listen(Duration period) {
        Duration silence = loop.uptime().minus(heardAt);
        if (silence.compareTo(LOOK) >= 0 && silence.compareTo(period.multipliedBy(MISSED)) > 0) {
            silent(true);
        }
    }

    private void told(MeterReading told) {
        heardAt = loop.uptime();
        if (!told.meterId().equals(meterId)) {
            // another meter counts from where it stands
            registers.clear();
            meterId = told.meterId();
        }
        reading = Optional.of(guarded(told));
        readAt = Optional.of(loop.now());
        silent(false);
    }

    private MeterReading guarded(MeterReading told) {
        boolean back = told.values().stream().anyMatch(this::wentBack);
        if (back != held) {
            held = back;
            if (back) {
                LOG.warn("meter {} of {} went back; its registers are held until it has caught up", meterId, name);
            }
        }
        MeterReading guarded = back
                ? new MeterReading(told.meterId(), told.values().stream().map(this::held).toList(), told.signed())
                : told;
        guarded.values().stream().filter(value -> value.quantity().isRegister())
                .forEach(value -> registers.put(register(value), value.value()));
        return guarded;
    }

    private boolean wentBack(Value value) {
        return value.quantity().isRegister() && value.value() < registers.getOrDefault(register(value), value.value());
    }

    private Value held(Value value) {
        return wentBack(value) ? new Value(value.quantity(), value.phase(), registers.get(register(value))) : value;
    }

    private static Register register(Value value) {
        return new Register(value.quantity(), value.phase());
    }

    /** What was read last is not known any more. */
    void gone() {
        reading = Optional.empty();
        readAt = Optional.empty();
        silent(false);
    }

    private void silent(boolean now) {
        if (silent != now) {
            silent = now;
            onSilence.accept(now);
        }
    }

    @Override
    public Optional<MeterReading> meter() {
        return reading;
    }

    @Override
    public Optional<Instant> meterReadAt() {
        return readAt;
    }

    @Override
    public boolean meterSilent() {
        return silent;
    }
}
