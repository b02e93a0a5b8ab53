package io.busbar.plant.sim;

import io.busbar.driver.api.DriverException;
import io.busbar.driver.api.evse.AcPermit;
import io.busbar.driver.api.evse.EvseListener;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.api.evse.PilotState;
import io.busbar.plant.api.EvChange;
import io.busbar.plant.api.EvseBoard;
import io.busbar.plant.api.EvseBuild;
import io.busbar.plant.api.PlantState;
import io.busbar.station.api.loop.StationLoop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.util.promise.Promise;

/**
 * One EVSE with its car. Whatever changes calls {@link #evolve}, which settles the energy so far, works out what follows now, and starts the clocks
 * of what follows later.
 */
final class SimEvse implements EvseBoard {

    /** IEC 61851-1 allows a car five seconds to follow the duty cycle; this one is quick, and quickest when it loses it. */
    private static final Duration CAR_FOLLOWS_MORE = Duration.ofMillis(500);
    private static final Duration CAR_FOLLOWS_LESS = Duration.ofMillis(200);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final double SOFT_START_AMPS = 8;
    private static final Set<FaultCode> LATCHING = EnumSet.of(FaultCode.RCD_TRIPPED, FaultCode.OVER_CURRENT);

    private final int id;
    private final StationLoop loop;
    private final EvseMemory memory;
    private final Car car;
    private final EnergyMeter meter;
    private final MainMeter mainMeter;
    private final List<SimConnector> connectors = new ArrayList<>();
    private final Offer offer;
    private final Contactor contactor;
    private final Delayed carFollows;
    private final Delayed tick;
    private EvseBuild build = EvseBuild.socket();
    private boolean built;
    private Optional<EvseListener> listener = Optional.empty();
    /** The offer that the car has followed, and the one it is about to follow. */
    private double seenAmps;
    private double awaitedAmps;
    private int flowingPhases = 3;
    private double amps;
    private boolean carInC;
    private boolean flickered;
    private PilotState reportedPilot = PilotState.A;

    SimEvse(int id, StationLoop loop, EvseMemory memory, Optional<Path> keys, MainMeter mainMeter) {
        this.id = id;
        this.loop = loop;
        this.memory = memory;
        this.mainMeter = mainMeter;
        car = new Car(memory);
        meter = new EnergyMeter(loop, memory, keys, id, car::take);
        offer = new Offer(loop, this::evolve);
        contactor = new Contactor(loop, this::contactorMoved);
        carFollows = new Delayed(loop);
        tick = new Delayed(loop);
        makeConnectors();
        reportedPilot = pilot();
    }

    private void makeConnectors() {
        connectors.clear();
        build.connectors().forEach(abilities -> connectors.add(new SimConnector(loop, memory, abilities, this::report)));
    }

    boolean built() {
        return built;
    }

    void build(EvseBuild now) {
        if (!built || !build.equals(now)) {
            built = true;
            build = now;
            meter.wires(now.phases());
            makeConnectors();
            evolve();
        }
    }

    EnergyMeter meter() {
        return meter;
    }

    Optional<SimConnector> connector(int connectorId) {
        return connectors.stream().filter(connector -> connector.id() == connectorId).findFirst();
    }

    private void report(Consumer<EvseListener> event) {
        listener.ifPresent(event);
    }

    // ---- people

    boolean carAttached() {
        return memory.attached();
    }

    /** The connector with a cable in it. */
    Optional<SimConnector> plugged() {
        return connectors.stream().filter(SimConnector::cable).findFirst();
    }

    void plugIn(SimConnector connector, int cableAmps) {
        if (!connector.cable()) {
            car.soc(memory.nextSocPercent() / 100);
            memory.charged(0);
        }
        memory.attached(true);
        connector.plug(cableAmps);
        seenAmps = 0;
        evolve();
    }

    boolean unplug(SimConnector connector) {
        carLeaves();
        return connector.pull();
    }

    private void carLeaves() {
        memory.attached(false);
        carFollows.cancel();
        seenAmps = 0;
        flickered = false;
        evolve();
    }

    void change(EvChange change) {
        meter.settle();
        change.ready().ifPresent(memory::ready);
        change.powerW().ifPresent(memory::powerW);
        change.phases().ifPresent(memory::phases);
        double soc = car.soc();
        change.capacityWh().ifPresent(memory::capacityWh);
        change.socPercent().ifPresent(memory::nextSocPercent);
        car.soc(change.socPercent().isPresent() ? change.socPercent().getAsDouble() / 100 : soc);
        flickered = false;
        evolve();
    }

    void bay(boolean occupied) {
        if (memory.bay() != occupied) {
            memory.bay(occupied);
            report(to -> to.parkingBayChanged(occupied));
        }
    }

    void fault(FaultCode code, boolean on) {
        if (memory.faults(0).contains(code) != on) {
            memory.fault(0, code, on);
            report(to -> to.faultChanged(OptionalInt.empty(), code, on, Words.of(code)));
        }
        evolve();
    }

    Set<FaultCode> ownFaults() {
        return memory.faults(0);
    }

    void reset() {
        ownFaults().forEach(code -> fault(code, false));
        carLeaves();
        bay(false);
        connectors.forEach(SimConnector::reset);
        memory.newCars();
        evolve();
    }

    boolean flicker() {
        if (!contactor.closed() || !carInC || amps <= 0) {
            return false;
        }
        flickered = !flickered;
        tellPilot();
        return true;
    }

    // ---- physics

    private boolean has(FaultCode code) {
        return memory.faults(0).contains(code) || connectors.stream().anyMatch(connector -> connector.faults().contains(code));
    }

    /** The board itself keeps power off. A board that nobody reaches works on until its watchdog ends. */
    private boolean tripped() {
        for (FaultCode code : FaultCode.values()) {
            if (code.blocking() && code != FaultCode.COMMUNICATION && has(code)) {
                return true;
            }
        }
        return false;
    }

    private double offeredAmps() {
        return tripped() ? 0 : Math.min(offer.amps(), build.maxAmps());
    }

    void evolve() {
        meter.settle();
        carLooksAtPilot();
        carInC = car.wants(seenAmps);
        if (!carInC) {
            flickered = false;
        }
        tellPilot();
        contactor.want(has(FaultCode.WELDED_CONTACTOR) || carInC && !tripped());
        flow();
    }

    private void carLooksAtPilot() {
        double offered = memory.attached() ? offeredAmps() : 0;
        if (offered == seenAmps) {
            carFollows.cancel();
        } else if (!carFollows.waiting() || offered != awaitedAmps) {
            awaitedAmps = offered;
            carFollows.start(offered < seenAmps ? CAR_FOLLOWS_LESS : CAR_FOLLOWS_MORE, () -> {
                seenAmps = memory.attached() ? offeredAmps() : 0;
                evolve();
            });
        }
    }

    private PilotState pilot() {
        if (has(FaultCode.PILOT_FAULT)) {
            return PilotState.E;
        }
        if (has(FaultCode.INTERNAL)) {
            return PilotState.F;
        }
        if (!memory.attached()) {
            return PilotState.A;
        }
        if (has(FaultCode.VENTILATION_NOT_AVAILABLE)) {
            return PilotState.D;
        }
        return carInC && !flickered ? PilotState.C : PilotState.B;
    }

    private void tellPilot() {
        PilotState now = pilot();
        if (now != reportedPilot) {
            reportedPilot = now;
            report(to -> to.pilotChanged(now));
        }
    }

    private void contactorMoved(boolean closed) {
        meter.settle();
        meter.running(closed);
        if (closed) {
            tick.startEvery(TICK, this::evolveAndRead);
        } else {
            tick.cancel();
        }
        flow();
        report(to -> to.contactorChanged(closed));
        metered();
    }

    private void metered() {
        meter.report();
        mainMeter.report();
    }

    private void evolveAndRead() {
        evolve();
        metered();
    }

    /** The current that flows from now on: it rises in steps and falls at once. */
    private void flow() {
        int phases = Math.min(Math.min(build.phases(), memory.phases()), offer.phases());
        double target = 0;
        if (contactor.closed() && carInC) {
            target = car.amps(seenAmps, phases, meter.meanVolts(phases));
        }
        boolean sameWires = phases == flowingPhases;
        flowingPhases = phases;
        amps = Math.min(target, (sameWires ? amps : 0) + SOFT_START_AMPS);
        meter.flow(amps, phases);
    }

    // ---- the board

    @Override
    public void connect(EvseListener newListener) {
        listener = Optional.of(newListener);
        tellAll(newListener);
    }

    private void tellAll(EvseListener to) {
        connectors.forEach(connector -> connector.tellAll(to));
        to.pilotChanged(reportedPilot);
        to.contactorChanged(contactor.closed());
        to.parkingBayChanged(memory.bay());
        ownFaults().forEach(code -> to.faultChanged(OptionalInt.empty(), code, true, Words.of(code)));
    }

    @Override
    public void disconnect(EvseListener oldListener) {
        listener = listener.filter(other -> other != oldListener);
    }

    private <T> Promise<T> ifReached(T result, Runnable order) {
        if (has(FaultCode.COMMUNICATION)) {
            return loop.failed(new DriverException("the board of EVSE " + id + " does not answer"));
        }
        order.run();
        return loop.resolved(result);
    }

    @Override
    public Promise<Void> permit(AcPermit now) {
        return ifReached(null, () -> offer.renew(now));
    }

    @Override
    public Promise<Void> withhold() {
        return ifReached(null, offer::end);
    }

    @Override
    public Promise<Boolean> moveLock(int connectorId, boolean lock) {
        Optional<SimConnector> connector = connector(connectorId).filter(SimConnector::lockable);
        if (connector.isEmpty() || has(FaultCode.COMMUNICATION)) {
            return loop.failed(new DriverException("the lock of EVSE " + id + " connector " + connectorId + " does not answer"));
        }
        return connector.get().move(lock);
    }

    @Override
    public Promise<Void> resetTrips() {
        return ifReached(null, () -> {
            LATCHING.forEach(code -> fault(code, false));
            listener.ifPresent(this::tellAll);
        });
    }

    // ---- what is seen

    PlantState.Evse state() {
        meter.settle();
        double offered = offeredAmps();
        PlantState.Car carState = new PlantState.Car(memory.attached(), memory.ready(), memory.powerW(), memory.phases(),
                rounded(memory.attached() ? car.soc() * 100 : memory.nextSocPercent()), memory.capacityWh(),
                Math.floor(memory.charged() / (Car.MICROJOULES_PER_WH / 1_000)) / 1_000);
        return new PlantState.Evse(id, build.maxAmps(), reportedPilot, rounded(Pilot.dutyPercent(offered)), offered, offer.stands(),
                contactor.closed(), meter.powerW(), meter.energyWh(), meter.hertz(), memory.bay(), meter.phases(), carState, ownFaults(),
                connectors.stream().map(SimConnector::state).toList());
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
