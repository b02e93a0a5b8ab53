package io.busbar.station.core.evse;

import io.busbar.driver.api.evse.AcPermit;
import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.driver.api.evse.EvseDriver;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.api.evse.Permit;
import io.busbar.driver.api.evse.PowerAbilities;
import io.busbar.driver.api.meter.MeterDriver;
import io.busbar.driver.api.meter.MeterReading;
import io.busbar.ocpp.messages.transactions.ChargingState;
import io.busbar.station.api.evse.Connector;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.EvseFault;
import io.busbar.station.api.limit.PowerOffer;
import io.busbar.station.core.Attachment;
import io.busbar.station.core.limit.LimitedEvse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.osgi.util.promise.Promise;

/** One EVSE as blocks see it, and what they ordered. */
final class EvseState implements Evse, LimitedEvse {

    private final int id;
    private final EvseContext context;
    private final StationState station;
    private final Faults faults;
    private final MeterInput meter;
    private final PowerLease lease;
    private final EvseComponents components;
    private final DriverInput input;
    private final EvseStatus status;
    private Optional<EvseDriver> driver = Optional.empty();
    private boolean granted;
    private boolean occupied;
    private OptionalInt reservation = OptionalInt.empty();
    private boolean operative;
    private final Set<String> keptFreeFor = new HashSet<>();
    private boolean missing;

    EvseState(int id, EvseContext context, StationState station) {
        this.id = id;
        this.context = context;
        this.station = station;
        faults = new Faults(context, id, this::update);
        meter = new MeterInput(context.loop(), context.settings().driverGrace(), "EVSE " + id, this::meterStale);
        meter.forTransactions(() -> occupied || granted, this::meterExchanged);
        lease = new PowerLease(context, this);
        components = new EvseComponents(context.model(), this);
        input = new DriverInput(context, this);
        status = new EvseStatus(context, this, input, lease);
        operative = context.operative().get(OperativeStates.keyOf(id));
    }

    // ---- drivers

    void driverIs(Optional<EvseDriver> now) {
        driver = now;
        lease.driverChanged();
        if (now.isPresent()) {
            input.abilities(now.get().abilities());
            input.connectors().forEach(ConnectorState::driverCame);
        } else {
            input.driverRemoved();
        }
    }

    /** The driver is missing for too long (or is back). */
    void driverMissing(boolean now) {
        missing = now;
        faults.set(OptionalInt.empty(), FaultCode.COMMUNICATION, missing, missing ? "no driver" : "");
        if (missing) {
            meter.gone();
        }
    }

    DriverInput input() {
        return input;
    }

    EvseStatus status() {
        return status;
    }

    EvseComponents components() {
        return components;
    }

    StationState station() {
        return station;
    }

    Optional<EvseDriver> driver() {
        return driver;
    }

    Faults faultList() {
        return faults;
    }

    Attachment attach(MeterDriver meterDriver) {
        return meter.attach(meterDriver);
    }

    private void meterStale(boolean now) {
        faults.set(OptionalInt.empty(), FaultCode.POWER_METER_FAILURE, now, now ? "the meter is silent" : "");
    }

    /** What the new meter counts is not the transaction's: it ends with the last reading of the old one, and no energy flows until then. */
    private void meterExchanged(boolean now) {
        faults.report(OptionalInt.empty(), FaultCode.INTERNAL, now, now ? "the meter was exchanged during a transaction" : "");
    }

    void cannotStore(Optional<String> why) {
        faults.set(OptionalInt.empty(), FaultCode.STORAGE_FAILURE, why.isPresent(), why.orElse(""));
    }

    // ---- what follows

    void update() {
        status.update();
    }

    /** A cable is locked before power is offered over it; while it cannot be locked, nothing is (G05.FR.01). */
    void lockBeforePower() {
        if (granted) {
            input.plugged().ifPresent(connector -> connector.lockCable().onSuccess(state -> update()));
        }
    }

    boolean safeToStart() {
        return input.plugged().map(ConnectorState::safeToStart).orElse(true);
    }

    boolean powerImpossible() {
        return faults.blocking(input.plugged().map(c -> OptionalInt.of(c.id())).orElse(OptionalInt.empty()));
    }

    boolean effectivelyOperative() {
        return operative && station.operative() && keptFreeFor.isEmpty();
    }

    /** Whether a transaction holds this connector: the one with the cable, all while there is none. */
    boolean occupiedAt(ConnectorState connector) {
        return occupied && (connector.plugged() || input.plugged().isEmpty());
    }

    /** No driver, but not for so long that it counts as missing: it is being replaced. */
    boolean driverAway() {
        return driver.isEmpty() && !missing;
    }

    // ---- for the limits

    @Override
    public Optional<PowerAbilities> powerAbilities() {
        return input.abilities().map(EvseAbilities::power);
    }

    @Override
    public double cableAmps() {
        return input.plugged().map(c -> c.cableAmps().orElse(0)).orElse(0.0);
    }

    @Override
    public double mayDrawAmps() {
        return lease.mayDrawAmps();
    }

    /** A permit's current on the alternating-current side, per phase. */
    double ampsOfSupply(Permit permit) {
        return permit instanceof AcPermit ac
                ? ac.amps()
                : powerAbilities().map(abilities -> abilities.supply().amps(permit.power(), abilities.supply().phases())).orElse(0.0);
    }

    @Override
    public void limitChanged() {
        update();
    }

    // ---- the contract

    @Override
    public int id() {
        return id;
    }

    @Override
    public List<Connector> connectors() {
        return List.copyOf(input.connectors());
    }

    @Override
    public Optional<Connector> connector(int connectorId) {
        return input.connector(connectorId).map(c -> c);
    }

    @Override
    public Optional<Connector> pluggedConnector() {
        return input.plugged().map(c -> c);
    }

    @Override
    public Optional<EvseAbilities> abilities() {
        return input.abilities();
    }

    @Override
    public ChargingState powerState() {
        return status.powerState();
    }

    @Override
    public boolean evConnected() {
        return input.evConnected();
    }

    @Override
    public boolean powerPathClosed() {
        return input.powerPathClosed();
    }

    @Override
    public Optional<Boolean> bayOccupied() {
        return input.bayOccupied();
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
    public boolean meterStale() {
        return meter.meterStale();
    }

    @Override
    public List<String> findings() {
        List<String> all = new ArrayList<>(meter.findings());
        int drivers = station.drivers(id);
        if (drivers > 1) {
            all.add("there are " + drivers + " drivers, and only the one that came first drives");
        }
        context.limits().findings().forEach(all::add);
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
    public PowerOffer offer() {
        return lease.offer();
    }

    @Override
    public void occupy(boolean now) {
        if (occupied != now) {
            occupied = now;
            update();
        }
    }

    @Override
    public OptionalInt reservation() {
        return reservation;
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
        return context.operative().set(OperativeStates.keyOf(id), value, () -> {
            operative = value;
            update();
        });
    }

    /** Power withdrawn, the hardware reset, its state read anew. */
    Promise<Void> reset() {
        withdrawPower();
        if (driver.isEmpty()) {
            return context.loop().failed(new IllegalStateException("EVSE " + id + " has no driver now"));
        }
        faults.doubtAll();
        return context.ask(driver.get()::reset).thenAccept(told -> {
            faults.endDoubtful();
            update();
        });
    }
}
