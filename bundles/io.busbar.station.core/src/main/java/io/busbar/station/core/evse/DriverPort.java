package io.busbar.station.core.evse;

import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.driver.api.evse.EvseDriver;
import io.busbar.driver.api.evse.EvseListener;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.api.evse.PilotState;
import io.busbar.station.core.loop.LoopFacade;
import java.util.OptionalInt;

/** One driver of an EVSE: takes what it tells, on whichever thread, to the loop, until it is closed. */
final class DriverPort implements EvseListener {

    private final LoopFacade loop;
    private final EvseDriver driver;
    private final EvseState evse;
    private boolean closed;

    DriverPort(LoopFacade loop, EvseDriver driver, EvseState evse) {
        this.loop = loop;
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
        closed = true;
        driver.disconnect(this);
    }

    private void report(Runnable event) {
        loop.execute(() -> {
            if (!closed) {
                event.run();
            }
        });
    }

    @Override
    public void abilitiesChanged(EvseAbilities abilities) {
        report(() -> evse.input().abilities(abilities));
    }

    @Override
    public void cableChanged(int connectorId, boolean plugged) {
        report(() -> evse.input().cable(connectorId, plugged));
    }

    @Override
    public void cableRatingChanged(int connectorId, double maxAmps) {
        report(() -> evse.input().cableRating(connectorId, maxAmps));
    }

    @Override
    public void pilotChanged(PilotState state) {
        report(() -> evse.input().pilot(state));
    }

    @Override
    public void contactorChanged(boolean closedNow) {
        report(() -> evse.input().contactor(closedNow));
    }

    @Override
    public void lockChanged(int connectorId, boolean locked) {
        report(() -> evse.input().lock(connectorId, locked));
    }

    @Override
    public void faultChanged(OptionalInt connectorId, FaultCode code, boolean active, String detail) {
        report(() -> evse.input().fault(connectorId, code, active, detail));
    }

    @Override
    public void parkingBayChanged(boolean occupied) {
        report(() -> evse.input().bay(occupied));
    }
}
