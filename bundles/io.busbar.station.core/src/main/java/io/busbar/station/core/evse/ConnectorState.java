package io.busbar.station.core.evse;

import io.busbar.driver.api.evse.CableLock;
import io.busbar.driver.api.evse.ConnectorAbilities;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.station.api.event.StationEvent.ConnectorStatusChanged;
import io.busbar.station.api.event.StationEvent.LockChanged;
import io.busbar.station.api.evse.Connector;
import io.busbar.station.api.evse.LockState;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.osgi.util.promise.Promise;

/** One connector: cable, lock, status. */
final class ConnectorState implements Connector {

    private final EvseContext context;
    private final EvseState evse;
    private ConnectorAbilities abilities;
    private boolean plugged;
    private double cableAmps;
    private LockState lock;
    private Optional<Boolean> wantedLocked = Optional.empty();
    private boolean operative;
    private ConnectorStatus status = ConnectorStatus.Unavailable;
    private boolean reported;

    ConnectorState(EvseContext context, EvseState evse, ConnectorAbilities abilities) {
        this.context = context;
        this.evse = evse;
        this.abilities = abilities;
        lock = abilities.lockable() ? LockState.UNLOCKED : LockState.NONE;
        operative = context.operative().get(OperativeStates.keyOf(evse.id(), abilities.id()));
    }

    @Override
    public int id() {
        return abilities.id();
    }

    @Override
    public int evseId() {
        return evse.id();
    }

    @Override
    public String type() {
        return abilities.type();
    }

    @Override
    public ConnectorStatus status() {
        return status;
    }

    @Override
    public boolean plugged() {
        return plugged;
    }

    @Override
    public LockState lock() {
        return lock;
    }

    @Override
    public boolean operative() {
        return operative;
    }

    @Override
    public Promise<Void> setOperative(boolean value) {
        return context.operative().set(OperativeStates.keyOf(evse.id(), id()), value, () -> {
            operative = value;
            evse.update();
        });
    }

    void abilities(ConnectorAbilities now) {
        abilities = now;
        if (now.lockable() != (lock != LockState.NONE)) {
            lock = now.lockable() ? LockState.UNLOCKED : LockState.NONE;
        }
    }

    @Override
    public OptionalDouble cableAmps() {
        return cableAmps > 0 ? OptionalDouble.of(cableAmps) : OptionalDouble.empty();
    }

    void cableRating(double amps) {
        cableAmps = amps;
    }

    /** @return whether that is news */
    boolean plugged(boolean now) {
        if (plugged == now) {
            return false;
        }
        plugged = now;
        if (!now) {
            cableAmps = 0;
            if (lock == LockState.FAILED) {
                lockIs(LockState.UNLOCKED);
            }
        }
        return true;
    }

    /** Whether power may start here: no lock, or locked. */
    boolean safeToStart() {
        return lock == LockState.NONE || lock == LockState.LOCKED;
    }

    @Override
    public Promise<LockState> lockCable() {
        return move(true);
    }

    @Override
    public Promise<LockState> unlockCable() {
        return move(false);
    }

    private Promise<LockState> move(boolean locked) {
        if (lock == LockState.NONE) {
            return context.loop().resolved(LockState.NONE);
        }
        LockState goal = locked ? LockState.LOCKED : LockState.UNLOCKED;
        // an unlock is tried whatever is known of the lock (F05.FR.06), and either way a contrary order may be under way
        if (locked && lock == goal && !wantedLocked.equals(Optional.of(false))) {
            return context.loop().resolved(goal);
        }
        wantedLocked = Optional.of(locked);
        if (evse.driverAway()) {
            return context.loop().resolved(lock); // the next driver gets it
        }
        Optional<CableLock> device = evse.driver().flatMap(driver -> driver.lock(id()));
        if (device.isEmpty()) {
            return context.loop().resolved(reached(goal, false, "no driver for the lock"));
        }
        String failed = locked ? "the cable cannot be locked" : "the cable cannot be unlocked";
        Promise<Boolean> moved = context.ask(locked ? device.get()::lock : device.get()::unlock);
        return moved.recover(failure -> false).map(done -> reached(goal, done, failed));
    }

    /** Says to the driver what was ordered while there was none. */
    void driverCame() {
        wantedLocked.filter(locked -> lock == (locked ? LockState.UNLOCKED : LockState.LOCKED))
                .ifPresent(locked -> move(locked).onSuccess(reached -> evse.update()));
    }

    private LockState reached(LockState goal, boolean done, String failure) {
        if (!wantedLocked.equals(Optional.of(goal == LockState.LOCKED))) {
            return lock; // another order came meanwhile, its outcome counts
        }
        lockIs(done ? goal : LockState.FAILED);
        evse.faultList().set(OptionalInt.of(id()), FaultCode.CONNECTOR_LOCK_FAILURE, !done, failure);
        return lock;
    }

    /** What the driver says of the lock; a lock that did not reach its position stays FAILED until it does, or the cable is out. */
    void lockReported(boolean locked) {
        if (lock == LockState.NONE || lock == LockState.FAILED && !wantedLocked.equals(Optional.of(locked))) {
            return;
        }
        boolean failedBefore = lock == LockState.FAILED;
        lockIs(locked ? LockState.LOCKED : LockState.UNLOCKED);
        if (failedBefore) {
            evse.faultList().set(OptionalInt.of(id()), FaultCode.CONNECTOR_LOCK_FAILURE, false, "");
        }
    }

    private void lockIs(LockState now) {
        if (lock != now) {
            if (lock == LockState.FAILED && !plugged) {
                evse.faultList().set(OptionalInt.of(id()), FaultCode.CONNECTOR_LOCK_FAILURE, false, "");
            }
            lock = now;
            context.events().publish(new LockChanged(context.loop().now(), evse.id(), id(), now));
            evse.update();
        }
    }

    /** Computes the status anew and reports the first one and each change. */
    void update() {
        ConnectorStatus now = computed();
        if (now != status || !reported) {
            reported = true;
            ConnectorStatus before = status;
            status = now;
            context.events().publish(new ConnectorStatusChanged(context.loop().now(), evse.id(), id(), before, now));
        }
    }

    /**
     * A transaction goes before everything but a fault: what is taken out of service goes at its end (G03.FR.05, G04.FR.06). A reservation goes
     * before a cable, as long as no transaction holds the EVSE (G01.FR.09, G03.FR.09).
     */
    private ConnectorStatus computed() {
        if (evse.faultList().blocking(OptionalInt.of(id()))) {
            return ConnectorStatus.Faulted;
        }
        if (evse.occupiedAt(this)) {
            return ConnectorStatus.Occupied;
        }
        if (!operative || !evse.effectivelyOperative()) {
            return ConnectorStatus.Unavailable;
        }
        if (evse.reservation().isPresent()) {
            return ConnectorStatus.Reserved;
        }
        return plugged ? ConnectorStatus.Occupied : ConnectorStatus.Available;
    }
}
