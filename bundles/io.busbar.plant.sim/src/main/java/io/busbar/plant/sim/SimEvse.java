package io.busbar.plant.sim;

import io.busbar.driver.api.evse.EvseListener;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.api.evse.PilotState;
import io.busbar.plant.api.EvChange;
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
import java.util.stream.Stream;

/**
 * One EVSE with its car. Whatever changes calls {@link #evolve}, which settles the energy so far, works out what follows now, and starts the clocks
 * of what follows later.
 */
final class SimEvse {

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
    private final FollowedOffer followed;
    private final Delayed tick;
    private EvseBuild build = EvseBuild.socket();
    private boolean built;
    private Optional<EvseListener> listener = Optional.empty();
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
        followed = new FollowedOffer(loop, () -> memory.attached() ? offeredAmps() : 0, this::evolve);
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
        followed.restart();
        evolve();
    }

    boolean unplug(SimConnector connector) {
        carLeaves();
        return connector.pull();
    }

    private void carLeaves() {
        memory.attached(false);
        followed.end();
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

    boolean has(FaultCode code) {
        return memory.faults(0).contains(code) || connectors.stream().anyMatch(connector -> connector.faults().contains(code));
    }

    /** The board itself keeps power off. A board that nobody reaches works on until its watchdog ends. */
    private boolean tripped() {
        return Stream.of(FaultCode.values()).anyMatch(code -> code.blocking() && code != FaultCode.COMMUNICATION && has(code));
    }

    private double offeredAmps() {
        return tripped() ? 0 : Math.min(offer.amps(), build.maxAmps());
    }

    void evolve() {
        meter.settle();
        followed.follow();
        carInC = car.wants(followed.amps());
        if (!carInC) {
            flickered = false;
        }
        tellPilot();
        contactor.want(has(FaultCode.WELDED_CONTACTOR) || carInC && !tripped());
        flow();
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
            target = car.amps(followed.amps(), phases, meter.meanVolts(phases));
        }
        boolean sameWires = phases == flowingPhases;
        flowingPhases = phases;
        amps = Math.min(target, (sameWires ? amps : 0) + SOFT_START_AMPS);
        meter.flow(amps, phases);
    }

    void listener(Optional<EvseListener> now) {
        listener = now;
        now.ifPresent(this::reportAll);
    }

    Optional<EvseListener> listener() {
        return listener;
    }

    private void reportAll(EvseListener to) {
        connectors.forEach(connector -> connector.tellAll(to));
        to.pilotChanged(reportedPilot);
        to.contactorChanged(contactor.closed());
        to.parkingBayChanged(memory.bay());
        ownFaults().forEach(code -> to.faultChanged(OptionalInt.empty(), code, true, Words.of(code)));
    }

    Offer offer() {
        return offer;
    }

    void resetTrips() {
        LATCHING.forEach(code -> fault(code, false));
        listener.ifPresent(this::reportAll);
    }

    PlantState.Evse state() {
        meter.settle();
        double offered = offeredAmps();
        return new PlantState.Evse(id, build.maxAmps(), reportedPilot, Car.rounded(Pilot.dutyPercent(offered)), offered, offer.stands(),
                contactor.closed(), meter.powerW(), meter.energyWh(), meter.hertz(), memory.bay(), meter.phases(), car.state(), ownFaults(),
                connectors.stream().map(SimConnector::state).toList());
    }
}
