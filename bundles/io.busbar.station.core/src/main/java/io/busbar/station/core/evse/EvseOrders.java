package io.busbar.station.core.evse;

import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.osgi.util.promise.Promise;

/** What blocks ordered of an EVSE. The orders outlive the blocks, not the station; only {@link #operative} is kept over restarts. */
final class EvseOrders {

    private final OperativeStates states;
    private final String key;
    private final Runnable changed;
    private final Set<String> keptFreeFor = new HashSet<>();
    private boolean granted;
    private boolean occupied;
    private OptionalInt reservation = OptionalInt.empty();
    private boolean operative;

    /** @param changed runs after each order that changes something, but a grant */
    EvseOrders(OperativeStates states, int evseId, Runnable changed) {
        this.states = states;
        this.changed = changed;
        key = OperativeStates.keyOf(evseId);
        operative = states.get(key);
    }

    boolean granted() {
        return granted;
    }

    /** What follows is the caller's: a cable is locked first. @return whether that changed something */
    boolean grant(boolean now) {
        boolean before = granted;
        granted = now;
        return before != now;
    }

    boolean occupied() {
        return occupied;
    }

    void occupy(boolean now) {
        boolean before = occupied;
        occupied = now;
        changed(before != now);
    }

    OptionalInt reservation() {
        return reservation;
    }

    void reserve(OptionalInt now) {
        boolean differs = !reservation.equals(now);
        reservation = now;
        changed(differs);
    }

    boolean keptFree() {
        return !keptFreeFor.isEmpty();
    }

    void keepFree(String purpose, boolean free) {
        changed(free ? keptFreeFor.add(purpose) : keptFreeFor.remove(purpose));
    }

    boolean operative() {
        return operative;
    }

    Promise<Void> setOperative(boolean value) {
        return states.set(key, value, () -> {
            operative = value;
            changed.run();
        });
    }

    private void changed(boolean really) {
        if (really) {
            changed.run();
        }
    }
}
