package io.busbar.driver.kit;

import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.driver.api.evse.EvseListener;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.api.evse.PilotState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What an EVSE driver reported: the last of everything, and all in order. */
public final class RecordingListener implements EvseListener {

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<Integer, Boolean> cables = new ConcurrentHashMap<>();
    private final Map<Integer, Boolean> locks = new ConcurrentHashMap<>();
    private final Map<Integer, Double> ratings = new ConcurrentHashMap<>();
    private final Set<FaultCode> faults = ConcurrentHashMap.newKeySet();
    private volatile PilotState pilot;
    private volatile Boolean contactor;

    /** Every call so far, as words. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    public void forget() {
        calls.clear();
    }

    /** Empty while not reported. */
    public Optional<PilotState> pilot() {
        return Optional.ofNullable(pilot);
    }

    public Optional<Boolean> contactor() {
        return Optional.ofNullable(contactor);
    }

    public Optional<Boolean> cable(int connectorId) {
        return Optional.ofNullable(cables.get(connectorId));
    }

    public Optional<Boolean> locked(int connectorId) {
        return Optional.ofNullable(locks.get(connectorId));
    }

    public Optional<Double> rating(int connectorId) {
        return Optional.ofNullable(ratings.get(connectorId));
    }

    /** Active now. */
    public Set<FaultCode> faults() {
        return Set.copyOf(faults);
    }

    @Override
    public void abilitiesChanged(EvseAbilities abilities) {
        calls.add("abilities " + abilities);
    }

    @Override
    public void cableChanged(int connectorId, boolean plugged) {
        cables.put(connectorId, plugged);
        calls.add("cable " + connectorId + " " + plugged);
    }

    @Override
    public void cableRatingChanged(int connectorId, double maxAmps) {
        ratings.put(connectorId, maxAmps);
        calls.add("rating " + connectorId + " " + maxAmps);
    }

    @Override
    public void pilotChanged(PilotState state) {
        pilot = state;
        calls.add("pilot " + state);
    }

    @Override
    public void contactorChanged(boolean closed) {
        contactor = closed;
        calls.add("contactor " + closed);
    }

    @Override
    public void lockChanged(int connectorId, boolean locked) {
        locks.put(connectorId, locked);
        calls.add("lock " + connectorId + " " + locked);
    }

    @Override
    public void faultChanged(OptionalInt connectorId, FaultCode code, boolean active, String detail) {
        if (active) {
            faults.add(code);
        } else {
            faults.remove(code);
        }
        calls.add("fault " + code + " " + active);
    }

    @Override
    public void parkingBayChanged(boolean occupied) {
        calls.add("bay " + occupied);
    }
}
