package io.busbar.station.core.evse;

import io.busbar.driver.api.evse.FaultCode;
import io.busbar.station.api.event.StationEvent.FaultChanged;
import io.busbar.station.api.evse.EvseFault;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** The active faults of an EVSE. */
final class Faults {

    private record Key(OptionalInt connectorId, FaultCode code) {}

    /** Those that no driver reports. */
    private static final Set<FaultCode> OWN = Set.of(FaultCode.POWER_METER_FAILURE, FaultCode.STORAGE_FAILURE);

    private final EvseContext context;
    private final int evseId;
    private final Runnable changed;
    private final Map<Key, EvseFault> active = new LinkedHashMap<>();
    private final Set<Key> doubtful = new HashSet<>();

    Faults(EvseContext context, int evseId, Runnable changed) {
        this.context = context;
        this.evseId = evseId;
        this.changed = changed;
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

    void told(OptionalInt connectorId, FaultCode code, boolean isActive, String detail) {
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

    /** The driver is about to tell everything anew: faults that it does not tell again are over. */
    void doubtAll() {
        active.keySet().stream().filter(key -> !OWN.contains(key.code())).forEach(doubtful::add);
    }

    void endDoubtful() {
        for (Key key : List.copyOf(doubtful)) {
            told(key.connectorId(), key.code(), false, "");
        }
    }
}
