package io.busbar.station.core.evse;

import io.busbar.driver.api.meter.MeterDriver;
import io.busbar.driver.api.meter.MeterReading;
import io.busbar.driver.api.meter.MeterReading.Phase;
import io.busbar.driver.api.meter.MeterReading.Value;
import io.busbar.driver.api.meter.Quantity;
import io.busbar.station.api.driver.LoopGate;
import io.busbar.station.api.evse.Metered;
import io.busbar.station.api.loop.StationLoop.Timer;
import io.busbar.station.core.Attachment;
import io.busbar.station.core.loop.LoopFacade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a meter measures, and stands between it and who reads it: registers of one meter never go back (J02.FR.16), and a meter that reports
 * nothing any more is noticed.
 */
final class MeterInput implements Metered {

    private static final Logger LOG = LoggerFactory.getLogger(MeterInput.class);

    /** In readings that should have come. */
    private static final int MISSED = 3;
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(10);

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
    private boolean foreign;
    private final List<Plugged> meters = new ArrayList<>();
    private final MeterBorder border;
    private final LogLimit log;
    private BooleanSupplier measuring = () -> false;
    private Consumer<Boolean> onExchange = exchanged -> {};

    /**
     * @param grace how long the last reading stays without a driver
     * @param name for the log
     * @param onSilence called when the meter falls silent, and when it is back
     */
    MeterInput(LoopFacade loop, Duration grace, String name, Consumer<Boolean> onSilence) {
        this.loop = loop;
        this.grace = grace;
        this.name = name;
        this.onSilence = onSilence;
        log = new LogLimit(loop);
        border = new MeterBorder(name, log);
    }

    /**
     * @param present whether a transaction is measured here
     * @param exchanged called when another physical meter reads while one is, and when that one counts
     */
    void forTransactions(BooleanSupplier present, Consumer<Boolean> exchanged) {
        measuring = present;
        onExchange = exchanged;
    }

    /**
     * Plugs a meter in; its last reading stays while another version of its driver comes. Of several meters the one that came first measures; the
     * others wait until it is removed, so that one bill never has the registers of two.
     */
    Attachment attach(MeterDriver meter) {
        Plugged plugged = new Plugged(meter);
        meters.add(plugged);
        if (meters.size() == 1) {
            plugged.open();
        } else {
            LOG.warn("{} has {} meters: the one that came first measures, the others are ignored; remove them from the configuration", name,
                    meters.size());
        }
        return () -> detach(plugged);
    }

    private void detach(Plugged plugged) {
        boolean measured = meters.indexOf(plugged) == 0;
        meters.remove(plugged);
        if (!measured) {
            return;
        }
        plugged.close();
        if (!meters.isEmpty()) {
            LOG.warn("the meter of {} is not there any more, and another one measures from now on", name);
            meters.get(0).open();
            return;
        }
        Optional<MeterReading> last = reading;
        loop.after(grace, () -> {
            if (last.isPresent() && reading.filter(now -> now == last.get()).isPresent()) {
                driverRemoved();
            }
        });
    }

    /** A meter's driver. */
    private final class Plugged {

        private final MeterDriver meter;
        private Runnable disconnect = () -> {};

        Plugged(MeterDriver meter) {
            this.meter = meter;
        }

        void open() {
            heardAt = loop.uptime();
            LoopGate gate = new LoopGate(loop);
            Timer watch = loop.every(CHECK_INTERVAL, () -> listen(meter.period()));
            Consumer<MeterReading> listener = read -> gate.run(() -> read(read));
            disconnect = () -> {
                gate.close();
                watch.cancel();
                meter.disconnect(listener);
            };
            meter.connect(listener);
        }

        void close() {
            disconnect.run();
        }
    }

    private void listen(Duration period) {
        Duration silence = loop.uptime().minus(heardAt);
        if (silence.compareTo(CHECK_INTERVAL) >= 0 && silence.compareTo(period.multipliedBy(MISSED)) > 0) {
            silent(true);
        }
    }

    private void read(MeterReading reported) {
        MeterReading checked = border.checked(reported);
        if (!checked.meterId().equals(meterId)) {
            if (!meterId.isEmpty() && measuring.getAsBoolean()) {
                another(checked.meterId());
                return;
            }
            // another meter counts from where it stands
            registers.clear();
            meterId = checked.meterId();
        }
        if (foreign) {
            foreign = false;
            onExchange.accept(false);
        }
        heardAt = loop.uptime();
        reading = Optional.of(guarded(checked));
        readAt = Optional.of(loop.now());
        silent(false);
    }

    /** The transaction that began with one meter ends with its last reading; the other counts from the next one on. */
    private void another(String id) {
        if (!foreign) {
            foreign = true;
            if (log.mayLog()) {
                LOG.warn("meter {} reports in place of {} at {} during a transaction; it counts when that has ended", id, meterId, name);
            }
            onExchange.accept(true);
        }
    }

    private MeterReading guarded(MeterReading reported) {
        boolean back = reported.values().stream().anyMatch(this::wentBack);
        if (back != held) {
            held = back;
            if (back && log.mayLog()) {
                LOG.warn("meter {} of {} went back; its registers are held until it has caught up", meterId, name);
            }
        }
        MeterReading guarded = back
                ? new MeterReading(reported.meterId(), reported.values().stream().map(this::held).toList(), reported.signed())
                : reported;
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
    void driverRemoved() {
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
    public boolean meterStale() {
        return silent;
    }

    @Override
    public List<String> findings() {
        return meters.size() > 1
                ? List.of("there are " + meters.size() + " meters, and only the one that came first measures")
                : List.of();
    }
}
