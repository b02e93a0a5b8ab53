package io.busbar.plant.sim;

import io.busbar.driver.api.evse.ConnectorAbilities;
import io.busbar.driver.api.evse.EvseListener;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.plant.api.PlantState;
import io.busbar.station.api.loop.StationLoop;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.util.promise.Promise;

/** One connector: cable or tethered plug, proximity contact, lock. */
final class SimConnector {

    private final EvseMemory memory;
    private final ConnectorAbilities abilities;
    private final Consumer<Consumer<EvseListener>> reporter;
    private final LockActuator actuator;
    /** Somebody pulls at the cable: it comes out when the lock opens. */
    private boolean pulled;
    private boolean lockFault;

    SimConnector(StationLoop loop, EvseMemory memory, ConnectorAbilities abilities, Consumer<Consumer<EvseListener>> reporter) {
        this.memory = memory;
        this.abilities = abilities;
        this.reporter = reporter;
        actuator = new LockActuator(loop, () -> memory.jammed(id()), this::arrived, () -> lockFault(true));
        pulled = cable() && !memory.attached();
    }

    int id() {
        return abilities.id();
    }

    boolean lockable() {
        return abilities.lockable();
    }

    boolean cable() {
        return memory.cable(id());
    }

    boolean jammed() {
        return memory.jammed(id());
    }

    void plug(int amps) {
        pulled = false;
        if (!cable()) {
            memory.cable(id(), true, abilities.type().startsWith("c") ? 0 : amps);
            tellCable();
        }
    }

    /** @return whether the cable is out */
    boolean pull() {
        pulled = true;
        if (cable() && !memory.locked(id())) {
            memory.cable(id(), false, 0);
            tellCable();
            return true;
        }
        return !cable();
    }

    private void tellCable() {
        reporter.accept(to -> {
            to.cableChanged(id(), cable());
            to.cableRatingChanged(id(), memory.cableAmps(id()));
        });
    }

    Promise<Boolean> move(boolean lock) {
        return actuator.move(lock);
    }

    private void arrived(boolean locked) {
        memory.locked(id(), locked);
        lockFault(false);
        reporter.accept(to -> to.lockChanged(id(), locked));
        if (pulled && !locked) {
            pull();
        }
    }

    void jam(boolean on) {
        memory.jammed(id(), on);
        if (!on) {
            lockFault(false);
        }
    }

    private void lockFault(boolean on) {
        if (lockFault != on) {
            lockFault = on;
            reporter.accept(to -> report(to, FaultCode.CONNECTOR_LOCK_FAILURE, on));
        }
    }

    /** Everything as new, with the cable out. */
    void reset() {
        faults().forEach(code -> fault(code, false));
        jam(false);
        if (memory.locked(id())) {
            memory.locked(id(), false);
            reporter.accept(to -> to.lockChanged(id(), false));
        }
        pull();
        pulled = false;
    }

    void fault(FaultCode code, boolean on) {
        if (code == FaultCode.CONNECTOR_LOCK_FAILURE) {
            jam(on);
            lockFault(on);
        } else if (on != memory.faults(id()).contains(code)) {
            memory.fault(id(), code, on);
            reporter.accept(to -> report(to, code, on));
        }
    }

    Set<FaultCode> faults() {
        Set<FaultCode> faults = EnumSet.noneOf(FaultCode.class);
        faults.addAll(memory.faults(id()));
        if (lockFault) {
            faults.add(FaultCode.CONNECTOR_LOCK_FAILURE);
        }
        return faults;
    }

    private void report(EvseListener to, FaultCode code, boolean on) {
        to.faultChanged(OptionalInt.of(id()), code, on, Words.of(code));
    }

    void tellAll(EvseListener to) {
        to.cableChanged(id(), cable());
        to.cableRatingChanged(id(), memory.cableAmps(id()));
        if (lockable()) {
            to.lockChanged(id(), memory.locked(id()));
        }
        faults().forEach(code -> report(to, code, true));
    }

    PlantState.Connector state() {
        return new PlantState.Connector(id(), abilities.type(), cable(), memory.cableAmps(id()), lockable(), memory.locked(id()),
                jammed(), faults());
    }
}
