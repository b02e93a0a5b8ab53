package io.busbar.station.core.evse;

import io.busbar.driver.api.evse.FaultCode;
import io.busbar.station.api.driver.ChangeLimiter;
import io.busbar.station.api.event.StationEvent.FaultChanged;
import io.busbar.station.api.evse.EvseFault;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The active faults of an EVSE. */
final class Faults {

    private record Key(OptionalInt connectorId, FaultCode code) {}

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    /** How often one fault may end in a row, and for how long it must be absent after that. */
    static final int BURST = 10;
    static final Duration QUIET = Duration.ofSeconds(60);

    /** Those that no driver reports. */
    private static final Set<FaultCode> OWN = Set.of(FaultCode.POWER_METER_FAILURE, FaultCode.STORAGE_FAILURE);

    private final EvseContext context;
    private final int evseId;
    private final Runnable changed;
    private final Map<Key, EvseFault> active = new LinkedHashMap<>();
    private final Set<Key> doubtful = new HashSet<>();
    private final Map<Key, ChangeLimiter<Boolean>> limits = new HashMap<>();
    private final Map<Key, String> details = new HashMap<>();
    private final LogLimit log;

    Faults(EvseContext context, int evseId, Runnable changed) {
        this.context = context;
        this.evseId = evseId;
        this.changed = changed;
        log = new LogLimit(context.loop());
    }

    Collection<EvseFault> all() {
        return List.copyOf(active.values());
    }

    /** Whether a fault makes power impossible. @param connectorId the connector to deliver to; empty for any */
    boolean blocking(OptionalInt connectorId) {
        return active.entrySet().stream().anyMatch(fault -> fault.getValue().blocking()
                && (connectorId.isEmpty() || fault.getKey().connectorId().isEmpty() || fault.getKey().connectorId().equals(connectorId)));
    }

    boolean any() {
        return !active.isEmpty();
    }

    /** What the driver reports. A fault is known at once; its end only when it does not come and go without a pause. */
    void report(OptionalInt connectorId, FaultCode code, boolean isActive, String detail) {
        Key key = new Key(connectorId, code);
        doubtful.remove(key);
        details.put(key, detail);
        limits.computeIfAbsent(key, this::limit).report(isActive);
    }

    private ChangeLimiter<Boolean> limit(Key key) {
        return new ChangeLimiter<Boolean>(context.loop(), BURST, QUIET,
                isActive -> set(key.connectorId(), key.code(), isActive, details.get(key)))
                .urgent(isActive -> isActive)
                .onLimit(() -> {
                    if (log.mayLog()) {
                        LOG.warn(
                                "fault {} of EVSE {} comes and goes without a pause; it counts as active until it has been absent for {} s",
                                key.code(), evseId, QUIET.toSeconds());
                    }
                });
    }

    void set(OptionalInt connectorId, FaultCode code, boolean isActive, String detail) {
        Key key = new Key(connectorId, code);
        EvseFault fault = new EvseFault(code, detail, code.blocking());
        doubtful.remove(key);
        EvseFault before = isActive ? active.put(key, fault) : active.remove(key);
        if (isActive == (before != null)) {
            return;
        }
        context.events().publish(new FaultChanged(context.loop().now(), evseId, connectorId, isActive ? fault : before, isActive));
        changed.run();
    }

    /** The driver is about to report everything anew: faults that it does not report again are over. */
    void doubtAll() {
        active.keySet().stream().filter(key -> !OWN.contains(key.code())).forEach(doubtful::add);
    }

    void endDoubtful() {
        for (Key key : List.copyOf(doubtful)) {
            Optional.ofNullable(limits.remove(key)).ifPresent(ChangeLimiter::reset);
            set(key.connectorId(), key.code(), false, "");
        }
    }
}
