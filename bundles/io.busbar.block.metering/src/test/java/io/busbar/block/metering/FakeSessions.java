package io.busbar.block.metering;

import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.transactions.ChargingState;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.session.Authorization;
import io.busbar.station.api.session.Sessions;
import io.busbar.station.api.session.StopRequest;
import io.busbar.station.api.session.TransactionView;
import io.busbar.testkit.TestStation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.util.promise.Promise;

/** Keeps what is reported to it. */
final class FakeSessions implements Sessions {

    record Report(String transactionId, TriggerReason trigger, MeterValue value) {}

    final List<Report> reports = new ArrayList<>();
    final List<TransactionView> open = new ArrayList<>();

    void open(String id, int evseId) {
        open.add(new TransactionView(id, evseId, OptionalInt.of(1), TestStation.START, Optional.empty(), Optional.empty(), true,
                ChargingState.Charging, OptionalInt.empty(), false));
    }

    @Override
    public void reportMeterValues(String transactionId, TriggerReason trigger, List<MeterValue> values) {
        values.forEach(value -> reports.add(new Report(transactionId, trigger, value)));
    }

    @Override
    public List<TransactionView> transactions() {
        return open;
    }

    @Override
    public boolean ending(int evseId) {
        return false;
    }

    @Override
    public Optional<TransactionView> transaction(int evseId) {
        return open.stream().filter(view -> view.evseId() == evseId).findFirst();
    }

    @Override
    public Optional<TransactionView> transaction(String transactionId) {
        return open.stream().filter(view -> view.id().equals(transactionId)).findFirst();
    }

    @Override
    public Promise<Outcome> authorize(int evseId, Authorization authorization) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Integer> evsesInUse() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Integer> selectEvse() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Authorization> authorizationOf(int evseId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Promise<Boolean> stop(int evseId, StopRequest request) {
        throw new UnsupportedOperationException();
    }
}
