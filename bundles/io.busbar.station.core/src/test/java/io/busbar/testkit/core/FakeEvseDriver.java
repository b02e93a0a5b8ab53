package io.busbar.testkit.core;

import io.busbar.driver.api.DriverException;
import io.busbar.driver.api.evse.CableLock;
import io.busbar.driver.api.evse.ConnectorAbilities;
import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.driver.api.evse.EvseDriver;
import io.busbar.driver.api.evse.EvseListener;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.api.evse.Permit;
import io.busbar.driver.api.evse.PilotState;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/**
 * An EVSE in the test's hand: 6 to 32 A, three phases, one socket with a lock unless made otherwise. The contactor closes by itself when a
 * permit stands and the car is ready, and opens when either goes; orders are done at once. Leases do not run out: tests look at {@link #permits}.
 */
public final class FakeEvseDriver implements EvseDriver {

    public static final EvseAbilities SOCKET = EvseAbilities.ac(6, 32, 3, 230, true,
            List.of(new ConnectorAbilities(1, "sType2", true)));
    public static final EvseAbilities TETHERED = EvseAbilities.ac(6, 32, 3, 230, true,
            List.of(new ConnectorAbilities(1, "cType2", false)));

    private record FaultKey(OptionalInt connectorId, FaultCode code) {}

    private final StationLoop loop;
    private EvseAbilities abilities;
    private Optional<EvseListener> listener = Optional.empty();
    private final Map<Integer, Boolean> plugged = new HashMap<>();
    private final Map<Integer, Double> ratings = new HashMap<>();
    private final Map<Integer, Boolean> locked = new HashMap<>();
    private final Map<FaultKey, String> faults = new HashMap<>();
    private final List<Permit> permits = new ArrayList<>();
    private PilotState pilot = PilotState.A;
    private Optional<Permit> permit = Optional.empty();
    private boolean closed;
    private boolean lockStuck;
    private Duration lockTakes = Duration.ZERO;
    private int unlocks;
    private boolean refusing;
    private int withheld;
    private int resets;

    public FakeEvseDriver(StationLoop loop, EvseAbilities abilities) {
        this.loop = loop;
        this.abilities = abilities;
    }

    // ---- what the test does

    public FakeEvseDriver plug() {
        return plug(1);
    }

    public FakeEvseDriver plug(int connectorId) {
        plugged.put(connectorId, true);
        listener.ifPresent(l -> l.cableChanged(connectorId, true));
        return this;
    }

    public FakeEvseDriver unplug() {
        plugged.replaceAll((id, was) -> {
            listener.ifPresent(l -> l.cableChanged(id, false));
            return false;
        });
        return this;
    }

    public FakeEvseDriver cableRating(int connectorId, double amps) {
        ratings.put(connectorId, amps);
        listener.ifPresent(l -> l.cableRatingChanged(connectorId, amps));
        return this;
    }

    public FakeEvseDriver pilot(PilotState state) {
        pilot = state;
        listener.ifPresent(l -> l.pilotChanged(state));
        switchContactor();
        return this;
    }

    /** Cable in and car seen (B). */
    public FakeEvseDriver connectCar() {
        return plug().pilot(PilotState.B);
    }

    /** Car gone and cable out. */
    public FakeEvseDriver disconnectCar() {
        return pilot(PilotState.A).unplug();
    }

    public FakeEvseDriver fault(FaultCode code, boolean active) {
        return fault(OptionalInt.empty(), code, active);
    }

    public FakeEvseDriver fault(OptionalInt connectorId, FaultCode code, boolean active) {
        if (active) {
            faults.put(new FaultKey(connectorId, code), "test");
        } else {
            faults.remove(new FaultKey(connectorId, code));
        }
        listener.ifPresent(l -> l.faultChanged(connectorId, code, active, "test"));
        return this;
    }

    /** One fault as a driver that may be wrong reports it. */
    public FakeEvseDriver report(OptionalInt connectorId, FaultCode code, boolean active, String detail) {
        listener.ifPresent(l -> l.faultChanged(connectorId, code, active, detail));
        return this;
    }

    /** The lock does not move from now on. */
    public FakeEvseDriver lockStuck(boolean stuck) {
        lockStuck = stuck;
        return this;
    }

    /** The lock takes that long to move from now on; it reaches its positions in the order of the orders. */
    public FakeEvseDriver lockTakes(Duration time) {
        lockTakes = time;
        return this;
    }

    /** Orders fail from now on. */
    public FakeEvseDriver refusing(boolean now) {
        refusing = now;
        return this;
    }

    public FakeEvseDriver abilities(EvseAbilities now) {
        abilities = now;
        listener.ifPresent(l -> l.abilitiesChanged(now));
        return this;
    }

    /** The contactor as a driver with a bad contact reports it. */
    public FakeEvseDriver contactor(boolean reported) {
        listener.ifPresent(l -> l.contactorChanged(reported));
        return this;
    }

    /** A lock as a driver with a bad contact reports it. */
    public FakeEvseDriver lock(int connectorId, boolean reported) {
        listener.ifPresent(l -> l.lockChanged(connectorId, reported));
        return this;
    }

    public FakeEvseDriver bay(boolean occupied) {
        listener.ifPresent(l -> l.parkingBayChanged(occupied));
        return this;
    }

    // ---- what the test sees

    /** All permits, in order. */
    public List<Permit> permits() {
        return List.copyOf(permits);
    }

    /** The permit that stands. */
    public Optional<Permit> permit() {
        return permit;
    }

    /** How often power was taken back. */
    public int withheld() {
        return withheld;
    }

    public int resets() {
        return resets;
    }

    public boolean contactorClosed() {
        return closed;
    }

    /** How often a lock was told to open. */
    public int unlocks() {
        return unlocks;
    }

    public boolean locked(int connectorId) {
        return locked.getOrDefault(connectorId, false);
    }

    // ---- the contract

    private void switchContactor() {
        boolean now = permit.isPresent() && (pilot == PilotState.C || pilot == PilotState.D);
        if (now != closed) {
            closed = now;
            listener.ifPresent(l -> l.contactorChanged(now));
        }
    }

    @Override
    public EvseAbilities abilities() {
        return abilities;
    }

    @Override
    public void connect(EvseListener newListener) {
        listener = Optional.of(newListener);
        for (ConnectorAbilities connector : abilities.connectors()) {
            newListener.cableChanged(connector.id(), plugged.getOrDefault(connector.id(), false));
            newListener.cableRatingChanged(connector.id(), ratings.getOrDefault(connector.id(), 0.0));
            if (connector.lockable()) {
                newListener.lockChanged(connector.id(), locked(connector.id()));
            }
        }
        newListener.pilotChanged(pilot);
        newListener.contactorChanged(closed);
        faults.forEach((key, detail) -> newListener.faultChanged(key.connectorId(), key.code(), true, detail));
    }

    @Override
    public void disconnect(EvseListener oldListener) {
        listener = listener.filter(l -> l != oldListener);
    }

    @Override
    public Promise<Void> permit(Permit newPermit) {
        if (refusing) {
            return loop.failed(new DriverException("the test refuses"));
        }
        permits.add(newPermit);
        permit = Optional.of(newPermit);
        switchContactor();
        return loop.resolved(null);
    }

    @Override
    public Promise<Void> withhold() {
        if (refusing) {
            return loop.failed(new DriverException("the test refuses"));
        }
        withheld++;
        permit = Optional.empty();
        switchContactor();
        return loop.resolved(null);
    }

    @Override
    public Optional<CableLock> lock(int connectorId) {
        return abilities.connectors().stream().filter(c -> c.id() == connectorId && c.lockable()).findFirst()
                .map(c -> new Lock(connectorId));
    }

    private final class Lock implements CableLock {

        private final int connectorId;

        Lock(int connectorId) {
            this.connectorId = connectorId;
        }

        @Override
        public Promise<Boolean> lock() {
            return move(true);
        }

        @Override
        public Promise<Boolean> unlock() {
            return move(false);
        }

        private Promise<Boolean> move(boolean to) {
            unlocks += to ? 0 : 1;
            if (lockStuck) {
                return loop.resolved(false);
            }
            if (lockTakes.isZero()) {
                return reach(to);
            }
            Deferred<Boolean> moved = loop.promises().deferred();
            loop.after(lockTakes, () -> moved.resolveWith(reach(to)));
            return moved.getPromise();
        }

        private Promise<Boolean> reach(boolean to) {
            locked.put(connectorId, to);
            listener.ifPresent(l -> l.lockChanged(connectorId, to));
            return loop.resolved(true);
        }
    }

    @Override
    public Promise<Void> reset() {
        resets++;
        faults.clear();
        listener.ifPresent(this::connect);
        return loop.resolved(null);
    }
}
