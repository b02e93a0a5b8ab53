package io.busbar.block.metering;

import io.busbar.block.metering.Readings.Series;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.common.ReadingContext;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEvent.ClockChanged;
import io.busbar.station.api.event.StationEventListener;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.module.Neighbour;
import io.busbar.station.api.module.Neighbour.State;
import io.busbar.station.api.session.Sessions;
import io.busbar.station.api.session.TransactionMeterValues;
import io.busbar.station.api.session.TransactionView;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Lifetime;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Meter values: of transactions, at their start, end and in between, and of EVSEs without one. On the loop. */
final class MeterBook implements TransactionMeterValues, StationEventListener {

    private static final Logger LOG = LoggerFactory.getLogger(MeterBook.class);
    private static final String OWNER = "io.busbar.block.metering";
    private static final int SCHEMA = 1;

    private static final String ALIGNED = "aligned";
    private static final String ALIGNED_ENDED = "alignedEnded";

    /**
     * A transaction whose values are collected.
     *
     * @param begun by the loop's uptime in that start of the station
     * @param updated when the last periodic value was reported, likewise; empty before the first
     * @param ended when the last value for the Ended event was taken
     */
    record OpenRow(int evseId, Duration begun, Optional<Duration> updated, Optional<Duration> ended) {

        OpenRow updatedAt(Duration uptime) {
            return new OpenRow(evseId, begun, Optional.of(uptime), ended);
        }

        OpenRow endedAt(Duration uptime) {
            return new OpenRow(evseId, begun, updated, Optional.of(uptime));
        }
    }

    /** @param evseId of the transaction */
    record OfThisStart(int evseId) {}

    private record Timers(TransactionMeter updated, TransactionMeter ended) {

        void start() {
            updated.start();
            ended.start();
        }

        void stop() {
            updated.stop();
            ended.stop();
        }
    }

    private final StationLoop loop;
    private final Store store;
    /** The transactions that began in this start of the station. */
    private final StoredMap<OfThisStart> ofThisStart;
    private final MeterSettings settings;
    private final Neighbour<Sessions> sessions;
    private final StoredMap<OpenRow> open;
    private final Collection collection;
    private final Readings readings;
    private final PlaceValues places;
    private final Map<String, Timers> timers = new HashMap<>();
    private final WallClockTicker aligned;
    private final WallClockTicker alignedEnded;
    private final LastTicks lastTicks;

    MeterBook(StationLoop loop, Store store, Station station, Csms csms, MeterSettings settings, Neighbour<Sessions> sessions) {
        this.loop = loop;
        this.store = store;
        this.settings = settings;
        this.sessions = sessions;
        StoreSpace space = store.open(OWNER, SCHEMA, SchemaUpgrade.NONE);
        open = space.map("open", OpenRow.class);
        ofThisStart = space.map("begun", OfThisStart.class, Lifetime.THIS_START);
        collection = new Collection(space.map("samples", StoredSample.class));
        readings = new Readings(loop, station, settings, space.map("registers", Registers.class));
        places = new PlaceValues(station, csms, readings);
        aligned = new WallClockTicker(loop, settings::alignedInterval, this::alignedTick);
        alignedEnded = new WallClockTicker(loop, settings::alignedEndedInterval, this::collectAligned);
        open.forEach((id, row) -> {
            if (ofThisStart.get(id).isPresent()) {
                watch(id, row);
            }
        });
        lastTicks = new LastTicks(loop, store, space.map("ticks", LastTicks.Row.class, Lifetime.THIS_START));
        lastTicks.begin(ALIGNED);
        lastTicks.begin(ALIGNED_ENDED);
        settings.onIntervals(() -> {
            countAnew();
            restart();
        });
        restart();
    }

    /** What was due before now by other intervals, or by another clock, is not missed. */
    private void countAnew() {
        timers.keySet().forEach(id -> done(id, row -> row.updatedAt(loop.uptime()).endedAt(loop.uptime()), commit -> {}));
        lastTicks.now(ALIGNED);
        lastTicks.now(ALIGNED_ENDED);
    }

    /** Makes good what was due while this block, or the sessions', was replaced; what ended while this one was away is over. */
    void catchUp() {
        sessions.get().ifPresent(now -> {
            Set<String> running = now.transactions().stream().map(TransactionView::id).collect(Collectors.toSet());
            open.forEach((id, row) -> {
                if (!running.contains(id)) {
                    keep(id, commit -> forget(commit, id, row.evseId()));
                }
            });
        });
        List.copyOf(timers.entrySet()).forEach(entry -> open.get(entry.getKey()).ifPresent(row -> {
            if (entry.getValue().updated.missedSince(row.updated().orElse(row.begun()))) {
                report(entry.getKey(), row.evseId());
            }
            if (entry.getValue().ended.missedSince(row.ended().orElse(row.begun()))) {
                collectPeriodic(entry.getKey(), row.evseId());
            }
        }));
        if (lastTicks.missed(ALIGNED, settings.alignedInterval())) {
            alignedTick();
        }
        if (lastTicks.missed(ALIGNED_ENDED, settings.alignedEndedInterval())) {
            collectAligned();
        }
    }

    private void done(String id, UnaryOperator<OpenRow> change, Consumer<Commit> more) {
        open.get(id).ifPresent(row -> keep(id, commit -> {
            open.put(commit, id, change.apply(row));
            more.accept(commit);
        }));
    }

    private void keep(String id, Consumer<Commit> changes) {
        Commit commit = store.begin();
        changes.accept(commit);
        commit.submit().onFailure(failure -> LOG.error("Values of transaction {} cannot be kept: {}", id, failure.getMessage()));
    }

    private void restart() {
        aligned.start();
        alignedEnded.start();
        timers.values().forEach(Timers::start);
    }

    void close() {
        aligned.stop();
        alignedEnded.stop();
        timers.values().forEach(Timers::stop);
    }

    @Override
    public void on(StationEvent event) {
        if (event instanceof ClockChanged) {
            lastTicks.now(ALIGNED);
            lastTicks.now(ALIGNED_ENDED);
            aligned.start();
            alignedEnded.start();
        }
    }

    // ---- of transactions

    @Override
    public List<MeterValue> begin(Commit commit, String transactionId, int evseId) {
        OpenRow row = new OpenRow(evseId, loop.uptime(), Optional.empty(), Optional.empty());
        open.put(commit, transactionId, row);
        ofThisStart.put(commit, transactionId, new OfThisStart(evseId));
        collect(commit, transactionId, readings.ended(transactionId, evseId), ReadingContext.TransactionBegin);
        readings.taken(commit, readings.updated(transactionId, evseId));
        readings.taken(commit, readings.alignedEnded(transactionId, evseId));
        watch(transactionId, row);
        return list(readings.sample(readings.started(evseId), ReadingContext.TransactionBegin));
    }

    private void watch(String id, OpenRow row) {
        Timers ticking = new Timers(
                new TransactionMeter(loop, row.begun(), settings::updatedInterval, () -> report(id, row.evseId())),
                new TransactionMeter(loop, row.begun(), settings::endedInterval,
                        () -> collectPeriodic(id, row.evseId())));
        timers.put(id, ticking);
        ticking.start();
    }

    private void report(String id, int evseId) {
        if (sessions.get().isEmpty()) {
            return; // caught up on
        }
        Series series = readings.updated(id, evseId);
        Optional<MeterValue> value = readings.sample(series, ReadingContext.SamplePeriodic);
        done(id, row -> row.updatedAt(loop.uptime()), commit -> readings.taken(commit, series));
        value.ifPresent(v -> sessions.get().ifPresent(s -> s.reportMeterValues(id, TriggerReason.MeterValuePeriodic, List.of(v))));
    }

    private void collectPeriodic(String id, int evseId) {
        done(id, row -> row.endedAt(loop.uptime()),
                commit -> collect(commit, id, readings.ended(id, evseId), ReadingContext.SamplePeriodic));
    }

    private void collect(Commit commit, String id, Series series, ReadingContext context) {
        readings.sample(series, context).ifPresent(value -> collection.add(commit, id, value));
        readings.taken(commit, series);
    }

    private void collectAligned() {
        lastTicks.now(ALIGNED_ENDED);
        timers.keySet().forEach(id -> open.get(id).ifPresent(row -> keep(id,
                commit -> collect(commit, id, readings.alignedEnded(id, row.evseId()), ReadingContext.SampleClock))));
    }

    @Override
    public List<MeterValue> now(String transactionId, int evseId, ReadingContext context) {
        return list(readings.sample(readings.updated(transactionId, evseId), context));
    }

    @Override
    public List<MeterValue> end(Commit commit, String transactionId, int evseId) {
        Optional<MeterValue> last = readings.sample(readings.ended(transactionId, evseId), ReadingContext.TransactionEnd);
        List<MeterValue> values = forget(commit, transactionId, evseId);
        last.ifPresent(values::add);
        return values;
    }

    /** @return what was collected */
    private List<MeterValue> forget(Commit commit, String id, int evseId) {
        Optional.ofNullable(timers.remove(id)).ifPresent(Timers::stop);
        open.remove(commit, id);
        ofThisStart.remove(commit, id);
        Stream.of(readings.ended(id, evseId), readings.updated(id, evseId), readings.alignedEnded(id, evseId))
                .forEach(series -> readings.forget(commit, series));
        return new ArrayList<>(collection.take(commit, id));
    }

    // ---- of EVSEs

    private void alignedTick() {
        if (sessions.state() == State.BEING_REPLACED) {
            return; // caught up on
        }
        Commit commit = store.begin();
        lastTicks.now(commit, ALIGNED);
        boolean any = sessions.get().filter(s -> !s.transactions().isEmpty()).isPresent();
        if (!settings.onlyIdle() || !any) {
            places.reportAll(commit, sessions.get());
        }
        commit.submit();
    }

    /** What a triggered MeterValues of an EVSE, or of the whole station, would send now (F06.FR.06). */
    List<Runnable> triggered(Optional<Integer> evseId) {
        return places.triggered(evseId);
    }

    private static List<MeterValue> list(Optional<MeterValue> value) {
        return value.stream().toList();
    }
}
