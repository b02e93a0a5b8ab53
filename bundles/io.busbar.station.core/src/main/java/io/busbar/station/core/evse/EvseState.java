package io.busbar.station.core.evse;

import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.driver.api.evse.EvseDriver;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.api.meter.MeterDriver;
import io.busbar.driver.api.meter.MeterReading;
import io.busbar.ocpp.messages.transactions.ChargingState;
import io.busbar.station.api.evse.Connector;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.EvseFault;
import io.busbar.station.api.limit.PowerOffer;
import io.busbar.station.core.Attachment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.util.promise.Promise;

/** One EVSE as blocks see it, and what they ordered. */
final class EvseState implements Evse {

    private final int id;
    private final EvseContext context;
    private final StationState station;
    private final Faults faults;
    private final MeterInput meter;
    private final PowerLease lease;
    private final EvseComponents components;
    private final DriverInput input;
    private final EvseStatus status;
    private final EvseOrders orders;
    private final EvsePower power;
    private Optional<EvseDriver> driver = Optional.empty();
    private boolean missing;

    EvseState(int id, EvseContext context, StationState station) {
        this.id = id;
        this.context = context;
        this.station = station;
        orders = new EvseOrders(context.operative(), id, this::update);
        faults = new Faults(context, id, this::update);
        meter = new MeterInput(context.loop(), context.settings().driverGrace(), "EVSE " + id, this::meterStale);
        meter.forTransactions(() -> orders.occupied() || orders.granted(), this::meterExchanged);
        components = new EvseComponents(context.model(), this);
        input = new DriverInput(context, this);
        DrawnCurrent drawn = new DrawnCurrent(context.loop(), context.settings().lease());
        power = new EvsePower(this, input, drawn);
        lease = new PowerLease(context, this, power, drawn);
        status = new EvseStatus(context, this, input, lease);
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
            meter.driverRemoved();
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

    EvsePower power() {
        return power;
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

    void update() {
        status.update();
    }

    /** A cable is locked before power is offered over it; while it cannot be locked, nothing is (G05.FR.01). */
    void lockBeforePower() {
        if (orders.granted()) {
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
        return orders.operative() && station.operative() && !orders.keptFree();
    }

    /** Whether a transaction holds this connector: the one with the cable, all while there is none. */
    boolean occupiedAt(ConnectorState connector) {
        return orders.occupied() && (connector.plugged() || input.plugged().isEmpty());
    }

    /** No driver, but not for so long that it counts as missing: it is being replaced. */
    boolean driverAway() {
        return driver.isEmpty() && !missing;
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
        return orders.granted();
    }

    @Override
    public void grantPower() {
        if (orders.grant(true)) {
            lockBeforePower();
            update();
        }
    }

    @Override
    public void withdrawPower() {
        if (orders.grant(false)) {
            update();
        }
    }

    @Override
    public PowerOffer offer() {
        return lease.offer();
    }

    @Override
    public void occupy(boolean now) {
        orders.occupy(now);
    }

    @Override
    public OptionalInt reservation() {
        return orders.reservation();
    }

    @Override
    public void reserve(OptionalInt reservationId) {
        orders.reserve(reservationId);
    }

    @Override
    public void keepFree(String purpose, boolean free) {
        orders.keepFree(purpose, free);
    }

    @Override
    public boolean operative() {
        return orders.operative();
    }

    @Override
    public Promise<Void> setOperative(boolean value) {
        return orders.setOperative(value);
    }

    /** Power withdrawn, the hardware reset, its state read anew. */
    Promise<Void> reset() {
        withdrawPower();
        if (driver.isEmpty()) {
            return context.loop().failed(new IllegalStateException("EVSE " + id + " has no driver now"));
        }
        faults.doubtAll();
        return context.ask(driver.get()::reset).thenAccept(done -> {
            faults.endDoubtful();
            update();
        });
    }
}
