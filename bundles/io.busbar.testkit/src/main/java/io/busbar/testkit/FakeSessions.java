package io.busbar.testkit;

import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.transactions.ChargingState;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.session.Authorization;
import io.busbar.station.api.session.Sessions;
import io.busbar.station.api.session.StopRequest;
import io.busbar.station.api.session.TransactionView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.util.promise.Promise;

/** Sessions that take every authorization of a free EVSE and remember the orders. */
public final class FakeSessions implements Sessions {

    public final Map<Integer, Authorization> running = new TreeMap<>();
    public final List<StopRequest> stops = new ArrayList<>();
    /** EVSEs whose transaction goes on without its authorization. */
    public final Set<Integer> lostAuthorization = new TreeSet<>();
    /** EVSEs whose transaction is about to end. */
    public final Set<Integer> ending = new TreeSet<>();
    /** What is stopped is about to end, until the test ends it. */
    public boolean stopsSlowly;
    /** How many authorizations were taken. */
    public int authorized;
    /** Events without values that were asked for. */
    public final List<TriggerReason> reports = new ArrayList<>();
    private final StationLoop loop;

    public FakeSessions(StationLoop loop) {
        this.loop = loop;
    }

    @Override
    public Promise<Outcome> authorize(int evseId, Authorization authorization) {
        running.put(evseId, authorization);
        lostAuthorization.remove(evseId);
        authorized++;
        return loop.resolved(new Outcome.Accepted(Optional.of("t" + evseId)));
    }

    @Override
    public Optional<Integer> selectEvse() {
        return running.containsKey(1) ? running.containsKey(2) ? Optional.empty() : Optional.of(2) : Optional.of(1);
    }

    @Override
    public List<Integer> evsesInUse() {
        return List.copyOf(running.keySet());
    }

    @Override
    public Optional<Authorization> authorizationOf(int evseId) {
        return Optional.ofNullable(running.get(evseId)).filter(authorization -> !lostAuthorization.contains(evseId));
    }

    @Override
    public Promise<Boolean> stop(int evseId, StopRequest request) {
        stops.add(request);
        if (stopsSlowly) {
            ending.add(evseId);
            return loop.resolved(running.containsKey(evseId));
        }
        return loop.resolved(running.remove(evseId) != null);
    }

    @Override
    public boolean ending(int evseId) {
        return ending.contains(evseId);
    }

    @Override
    public Optional<TransactionView> transaction(int evseId) {
        return Optional.ofNullable(running.get(evseId)).map(authorization -> new TransactionView("t" + evseId, evseId, OptionalInt.of(1),
                TestStation.START, Optional.of(authorization.idToken()), authorization.info().map(IdTokenInfo::groupIdToken),
                !lostAuthorization.contains(evseId),
                ChargingState.Charging, OptionalInt.empty(), false));
    }

    @Override
    public Optional<TransactionView> transaction(String transactionId) {
        return transactions().stream().filter(transaction -> transaction.id().equalsIgnoreCase(transactionId)).findFirst();
    }

    @Override
    public List<TransactionView> transactions() {
        return running.keySet().stream().map(evse -> transaction(evse).orElseThrow()).toList();
    }

    @Override
    public void reportMeterValues(String transactionId, TriggerReason trigger, List<MeterValue> values) {
        if (!values.isEmpty()) {
            throw new AssertionError("no values are expected here");
        }
        reports.add(trigger);
    }
}
