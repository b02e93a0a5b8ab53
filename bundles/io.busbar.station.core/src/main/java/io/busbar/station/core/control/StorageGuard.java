package io.busbar.station.core.control;

import io.busbar.station.api.control.SecurityEvents;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.core.evse.StationState;
import io.busbar.station.core.loop.LoopFacade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreCondition;
import io.busbar.store.api.StoreCondition.Level;
import java.time.Duration;
import java.util.Optional;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A station that cannot store says so and stops in order: all EVSEs are faulted, so energy ends, cables are unlocked, and the CSMS and the drivers see
 * it. It goes on by itself once the store does. A moment's failure is waited out: what is billed then is the meter's register, which waits too.
 */
public final class StorageGuard {

    private static final Logger LOG = LoggerFactory.getLogger(StorageGuard.class);

    /** Between two checks while something is written or the store is not well; the store tries again with each. */
    static final Duration PERIOD = Duration.ofSeconds(5);
    /** A failure, and the good times after one, count when they last so long. */
    static final Duration PATIENCE = Duration.ofSeconds(10);
    /** A write may take so long. */
    static final Duration SLOWEST = Duration.ofSeconds(30);

    private final LoopFacade tasks;
    private final Store store;
    private final StationState station;
    private final SecurityEvents security;
    private Optional<Duration> asked = Optional.empty();
    private Optional<Duration> changing = Optional.empty();
    private boolean stopped;
    private boolean low;
    private Optional<StationLoop.Timer> checks = Optional.empty();

    public StorageGuard(LoopFacade tasks, Store store, StationState station, SecurityEvents security) {
        this.tasks = tasks;
        this.store = store;
        this.station = station;
        this.security = security;
        tasks.execute(() -> {
            check();
            watch();
        });
    }

    private void watch() {
        checks = Optional.of(tasks.every(PERIOD, this::check));
    }

    private void check() {
        evaluate();
        Promise<Void> written = store.begin().submit();
        if (asked.isEmpty()) {
            asked = Optional.of(tasks.uptime());
            written.onResolve(() -> {
                asked = Optional.empty();
                restIfWell();
            });
        }
    }

    /** A station at rest writes nothing, and is not woken for this. */
    private void restIfWell() {
        if (checks.isPresent() && !stopped && !low && changing.isEmpty() && condition().level() == Level.STORING) {
            checks.get().cancel();
            checks = Optional.empty();
            store.nextWrite().onResolve(this::watch);
        }
    }

    private void evaluate() {
        store.damages().forEach(damage -> security.raise("StoredDataDamaged", damage));
        StoreCondition now = condition();
        if (now.level() == Level.LOW && !low) {
            security.raise("MemoryExhaustion", now.reason());
        }
        low = now.level() == Level.LOW || low && now.level() == Level.EXHAUSTED;
        if (stopped == (now.level() == Level.EXHAUSTED)) {
            changing = Optional.empty();
            return;
        }
        Duration since = changing.orElseGet(tasks::uptime);
        changing = Optional.of(since);
        if (tasks.uptime().minus(since).compareTo(PATIENCE) >= 0) {
            changing = Optional.empty();
            stopped = !stopped;
            turn(now);
        }
    }

    private void turn(StoreCondition now) {
        if (stopped) {
            LOG.error("The station cannot store and stops until it can: {}", now.reason());
            security.raise("MemoryExhaustion", "The station cannot store and is out of service: " + now.reason());
            station.cannotStore(Optional.of(now.reason()));
        } else {
            LOG.info("The station stores again and is back in service");
            station.cannotStore(Optional.empty());
        }
    }

    private StoreCondition condition() {
        Duration waiting = asked.map(since -> tasks.uptime().minus(since)).orElse(Duration.ZERO);
        StoreCondition condition = store.condition();
        return waiting.compareTo(SLOWEST) >= 0 && condition.level() != Level.EXHAUSTED
                ? new StoreCondition(Level.EXHAUSTED, "A write to the disk takes longer than " + SLOWEST.toSeconds() + " s")
                : condition;
    }
}
