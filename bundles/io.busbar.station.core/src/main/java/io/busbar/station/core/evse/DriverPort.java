package io.busbar.station.core.evse;

import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.driver.api.evse.EvseDriver;
import io.busbar.driver.api.evse.EvseListener;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.api.evse.PilotState;
import io.busbar.station.api.driver.LoopGate;
import io.busbar.station.core.loop.LoopFacade;
import java.util.OptionalInt;

/** One driver of an EVSE: brings its reports, on whichever thread, to the loop, until it is closed. */
final class DriverPort implements EvseListener {

    private final EvseDriver driver;
    private final EvseState evse;
    private final LoopGate gate;

    DriverPort(LoopFacade loop, EvseDriver driver, EvseState evse) {
        gate = new LoopGate(loop);
        this.driver = driver;
        this.evse = evse;
    }

    EvseDriver driver() {
        return driver;
    }

    void open() {
        driver.connect(this);
    }

    void close() {
        gate.close();
        driver.disconnect(this);
    }

    @Override
    public void abilitiesChanged(EvseAbilities abilities) {
        gate.run(() -> evse.input().abilities(abilities));
    }

    @Override
    public void cableChanged(int connectorId, boolean plugged) {
        gate.run(() -> evse.input().cable(connectorId, plugged));
    }

    @Override
    public void cableRatingChanged(int connectorId, double maxAmps) {
        gate.run(() -> evse.input().cableRating(connectorId, maxAmps));
    }

    @Override
    public void pilotChanged(PilotState state) {
        gate.run(() -> evse.input().pilot(state));
    }

    @Override
    public void contactorChanged(boolean closedNow) {
        gate.run(() -> evse.input().contactor(closedNow));
    }

    @Override
    public void lockChanged(int connectorId, boolean locked) {
        gate.run(() -> evse.input().lock(connectorId, locked));
    }

    @Override
    public void faultChanged(OptionalInt connectorId, FaultCode code, boolean active, String detail) {
        gate.run(() -> evse.input().fault(connectorId, code, active, detail));
    }

    @Override
    public void parkingBayChanged(boolean occupied) {
        gate.run(() -> evse.input().bay(occupied));
    }
}
