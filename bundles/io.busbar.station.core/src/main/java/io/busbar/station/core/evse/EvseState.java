package io.busbar.station.core.evse;

import io.busbar.driver.api.evse.ConnectorAbilities;
import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.driver.api.evse.EvseDriver;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.api.evse.PilotState;
import io.busbar.driver.api.meter.MeterDriver;
import io.busbar.driver.api.meter.MeterReading;
import io.busbar.station.api.event.StationEvent.CableChanged;
import io.busbar.station.api.event.StationEvent.ParkingBayChanged;
import io.busbar.station.api.event.StationEvent.PowerPathChanged;
import io.busbar.station.api.event.StationEvent.PowerStateChanged;
import io.busbar.station.api.evse.Connector;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.EvseFault;
import io.busbar.station.api.evse.PowerState;
import io.busbar.station.core.Attachment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One EVSE: what its driver told, what blocks ordered, and what follows from both. */
final class EvseState implements Evse {

    private static final Logger LOG = LoggerFactory.getLogger(EvseState.class);

    /** No cable carries more; beyond it the driver is wrong. */
    private static final double GREATEST_AMPS = 10_000;

    private final int id;
    private final Surroundings around;
    private final StationState station;
    private final Faults faults;
    private final DriverBorder border;
    private final MeterPlace meter;
    private final PowerLease lease;
    private final EvseComponents components;
    private final List<ConnectorState> connectors = new ArrayList<>();
    private Optional<EvseDriver> driver = Optional.empty();
    private Optional<EvseAbilities> abilities = Optional.empty();
    private Optional<EvseAbilities> declared = Optional.empty();
    private PilotState pilot = PilotState.A;
    private boolean powerPathClosed;
    private Optional<Boolean> bayOccupied = Optional.empty();
    private boolean granted;
    private boolean occupied;
    private OptionalInt reservation = OptionalInt.empty();
    private boolean operative;
    private final Set<String> keptFreeFor = new HashSet<>();
    private boolean stateKnown;
    private boolean missing;
    private PowerState powerState = PowerState.IDLE;

    EvseState(int id, Surroundings around, StationState station) {
        this.id = id;
        this.around = around;
        this.station = station;
        faults = new Faults(around, id, this::update);
        border = new DriverBorder(id);
        meter = new MeterPlace(around.loop(), around.settings().driverGrace(), "EVSE " + id, this::meterSilent);
        meter.forTransactions(() -> occupied || granted, this::meterExchanged);
        lease = new PowerLease(around, this);
        components = new EvseComponents(around.model(), this);
        operative = around.operative().get(OperativeStates.keyOf(id));
    }

    // ---- what the driver tells

    void driverIs(Optional<EvseDriver> now) {
        driver = now;
        lease.driverChanged();
        if (now.isPresent()) {
            abilitiesTold(now.get().abilities());
            connectors.forEach(ConnectorState::driverCame);
        } else {
            abilities = Optional.empty();
        }
    }

    void abilitiesTold(EvseAbilities reported) {
        EvseAbilities now = border.checked(reported);
        abilities = Optional.of(now);
        if (!abilities.equals(declared)) {
            declared = abilities;
            declareComponents(now);
        }
        update();
    }

    private void declareComponents(EvseAbilities now) {
        connectors.removeIf(c -> now.connectors().stream().noneMatch(a -> a.id() == c.id()));
        for (ConnectorAbilities connector : now.connectors()) {
            state(connector.id()).ifPresentOrElse(known -> known.abilities(connector),
                    () -> connectors.add(new ConnectorState(around, this, connector)));
        }
        connectors.sort((a, b) -> Integer.compare(a.id(), b.id()));
        components.declare(now, connectors);
    }

    /** The driver told what it had to tell at once; from here on the status of connectors means something. */
    void stateIsKnown() {
        stateKnown = true;
        update();
    }

    void cableTold(int connectorId, boolean plugged) {
        state(connectorId).filter(connector -> connector.plugged(plugged)).ifPresent(connector -> {
            around.events().publish(new CableChanged(around.loop().now(), id, connectorId, plugged));
            lockBeforePower();
            update();
        });
    }

    void cableRatingTold(int connectorId, double maxAmps) {
        if (!(maxAmps >= 0 && maxAmps <= GREATEST_AMPS)) {
            LOG.warn("the driver of EVSE {} reports a cable of {} A, which is ignored", id, maxAmps);
            return;
        }
        state(connectorId).ifPresent(connector -> connector.cableRating(maxAmps));
        update();
    }

    void pilotTold(PilotState now) {
        pilot = now == null ? PilotState.E : now;
        update();
    }

    void contactorTold(boolean closed) {
        if (powerPathClosed != closed) {
            powerPathClosed = closed;
            around.events().publish(new PowerPathChanged(around.loop().now(), id, closed));
            update();
        }
    }

    /** A fault of a connector that the EVSE does not have is one of the EVSE. */
    void faultTold(OptionalInt connectorId, FaultCode code, boolean active, String detail) {
        boolean known = connectorId != null && connectorId.isPresent() && state(connectorId.getAsInt()).isPresent();
        faults.told(known ? connectorId : OptionalInt.empty(), DriverBorder.code(code), active, DriverBorder.detail(detail));
    }

    void lockTold(int connectorId, boolean locked) {
        state(connectorId).ifPresent(connector -> connector.lockTold(locked));
    }

    void bayTold(boolean nowOccupied) {
        if (!bayOccupied.equals(Optional.of(nowOccupied))) {
            bayOccupied = Optional.of(nowOccupied);
            around.events().publish(new ParkingBayChanged(around.loop().now(), id, nowOccupied));
        }
    }

    Attachment attach(MeterDriver driver) {
        return meter.attach(driver);
    }

    private void meterSilent(boolean now) {
        faults.told(OptionalInt.empty(), FaultCode.POWER_METER_FAILURE, now, now ? "the meter is silent" : "");
    }

    /** What the new meter counts is not the transaction's: it ends with the last reading of the old one, and no energy flows until then. */
    private void meterExchanged(boolean now) {
        faults.told(OptionalInt.empty(), FaultCode.INTERNAL, now, now ? "the meter was exchanged during a transaction" : "");
    }

    void limitChanged() {
        lease.adjust();
        update();
    }

    // ---- what follows

    /** Brings everything that is computed up to date, and tells what changed. */
    void update() {
        lease.adjust();
        if (!stateKnown) {
            return;
        }
        connectors.forEach(ConnectorState::update);
        // while a driver is replaced its board goes on as it was told
        PowerState now = driverAway() ? powerState : computedPowerState();
        if (now != powerState) {
            PowerState before = powerState;
            powerState = now;
            around.events().publish(new PowerStateChanged(around.loop().now(), id, before, now, evConnected()));
        }
        components.update(faults.any());
        station.evseUpdated();
    }

    private PowerState computedPowerState() {
        if (!evConnected()) {
            return PowerState.IDLE;
        }
        if (!granted) {
            return PowerState.CONNECTED;
        }
        if (lease.offeredAmps() == 0) {
            return PowerState.SUSPENDED_BY_EVSE;
        }
        if (pilot == PilotState.B) {
            return PowerState.SUSPENDED_BY_EV;
        }
        return powerPathClosed ? PowerState.CHARGING : PowerState.SUSPENDED_BY_EVSE;
    }

    /** A cable is locked before power is offered over it; while it cannot be locked, nothing is (G05.FR.01). */
    private void lockBeforePower() {
        if (granted) {
            plugged().ifPresent(connector -> connector.lockCable().onSuccess(state -> update()));
        }
    }

    boolean safeToStart() {
        return plugged().map(ConnectorState::safeToStart).orElse(true);
    }

    boolean powerImpossible() {
        return faults.blocking(plugged().map(c -> OptionalInt.of(c.id())).orElse(OptionalInt.empty()));
    }

    boolean effectivelyOperative() {
        return operative && station.operative() && keptFreeFor.isEmpty();
    }

    /** Whether a transaction holds this connector: the one with the cable, all while there is none. */
    boolean occupiedAt(ConnectorState connector) {
        return occupied && (connector.plugged() || plugged().isEmpty());
    }

    /** No driver, but not for so long that it counts as missing: it is being replaced. */
    boolean driverAway() {
        return driver.isEmpty() && !missing;
    }

    @Override
    public OptionalInt reservation() {
        return reservation;
    }

    double cableAmps() {
        return plugged().map(c -> c.cableAmps().orElse(0)).orElse(0.0);
    }

    Optional<EvseDriver> driver() {
        return driver;
    }

    Faults faultList() {
        return faults;
    }

    private Optional<ConnectorState> state(int connectorId) {
        return connectors.stream().filter(c -> c.id() == connectorId).findFirst();
    }

    private Optional<ConnectorState> plugged() {
        return connectors.stream().filter(ConnectorState::plugged).findFirst();
    }

    // ---- the contract

    @Override
    public int id() {
        return id;
    }

    @Override
    public List<Connector> connectors() {
        return List.copyOf(connectors);
    }

    @Override
    public Optional<Connector> connector(int connectorId) {
        return state(connectorId).map(c -> c);
    }

    @Override
    public Optional<Connector> pluggedConnector() {
        return plugged().map(c -> c);
    }

    @Override
    public Optional<EvseAbilities> abilities() {
        return abilities;
    }

    @Override
    public PowerState powerState() {
        return powerState;
    }

    @Override
    public boolean evConnected() {
        return pilot == PilotState.B || pilot == PilotState.C || pilot == PilotState.D;
    }

    @Override
    public boolean powerPathClosed() {
        return powerPathClosed;
    }

    @Override
    public Optional<Boolean> bayOccupied() {
        return bayOccupied;
    }

    @Override
    public Collection<EvseFault> faults() {
        return faults.all();
    }

    @Override
    public Optional<MeterReading> meter() {
        return meter.meter();
    }

    @Override
    public Optional<Instant> meterReadAt() {
        return meter.meterReadAt();
    }

    @Override
    public boolean meterSilent() {
        return meter.meterSilent();
    }

    @Override
    public List<String> findings() {
        List<String> all = new ArrayList<>(meter.findings());
        int drivers = station.drivers(id);
        if (drivers > 1) {
            all.add("there are " + drivers + " drivers, and only the one that came first drives");
        }
        return all;
    }

    @Override
    public boolean powerGranted() {
        return granted;
    }

    @Override
    public void grantPower() {
        if (!granted) {
            granted = true;
            lockBeforePower();
            update();
        }
    }

    @Override
    public void withdrawPower() {
        if (granted) {
            granted = false;
            update();
        }
    }

    @Override
    public double offeredAmps() {
        return lease.offeredAmps();
    }

    @Override
    public void occupy(boolean now) {
        if (occupied != now) {
            occupied = now;
            update();
        }
    }

    @Override
    public void reserve(OptionalInt reservationId) {
        if (!reservation.equals(reservationId)) {
            reservation = reservationId;
            update();
        }
    }

    @Override
    public void keepFree(String purpose, boolean free) {
        if (free ? keptFreeFor.add(purpose) : keptFreeFor.remove(purpose)) {
            update();
        }
    }

    @Override
    public boolean operative() {
        return operative;
    }

    @Override
    public Promise<Void> setOperative(boolean value) {
        return around.operative().set(OperativeStates.keyOf(id), value, () -> {
            operative = value;
            update();
        });
    }

    /** Power withdrawn, the hardware reset, its state read anew. */
    Promise<Void> reset() {
        withdrawPower();
        if (driver.isEmpty()) {
            return around.loop().failed(new IllegalStateException("EVSE " + id + " has no driver now"));
        }
        faults.doubtAll();
        return around.ask(driver.get()::reset).thenAccept(told -> {
            faults.endDoubtful();
            update();
        });
    }

    void cannotStore(Optional<String> why) {
        faults.told(OptionalInt.empty(), FaultCode.STORAGE_FAILURE, why.isPresent(), why.orElse(""));
    }

    /** The driver was away for too long (or is back). */
    void driverMissing(boolean now) {
        missing = now;
        faults.told(OptionalInt.empty(), FaultCode.COMMUNICATION, missing, missing ? "no driver" : "");
        if (missing) {
            meter.gone();
        }
    }
}
