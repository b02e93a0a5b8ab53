package io.busbar.plant.sim;

import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.driver.api.evse.EvseListener;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.api.evse.PilotState;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What the board told, in order. */
final class ReportedState implements EvseListener {

    final List<String> calls = new ArrayList<>();

    @Override
    public void abilitiesChanged(EvseAbilities abilities) {
        calls.add("abilities");
    }

    @Override
    public void cableChanged(int connectorId, boolean plugged) {
        calls.add("cable " + connectorId + " " + plugged);
    }

    @Override
    public void cableRatingChanged(int connectorId, double maxAmps) {
        calls.add("rating " + connectorId + " " + (int) maxAmps);
    }

    @Override
    public void pilotChanged(PilotState state) {
        calls.add("pilot " + state);
    }

    @Override
    public void contactorChanged(boolean closed) {
        calls.add("contactor " + closed);
    }

    @Override
    public void lockChanged(int connectorId, boolean locked) {
        calls.add("lock " + connectorId + " " + locked);
    }

    @Override
    public void faultChanged(OptionalInt connectorId, FaultCode code, boolean active, String detail) {
        calls.add("fault " + (connectorId.isPresent() ? connectorId.getAsInt() + " " : "") + code + " " + active);
    }

    @Override
    public void parkingBayChanged(boolean occupied) {
        calls.add("bay " + occupied);
    }
}
