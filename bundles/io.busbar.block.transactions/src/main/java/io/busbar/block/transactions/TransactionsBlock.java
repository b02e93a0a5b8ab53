package io.busbar.block.transactions;

import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.api.Outbox;
import io.busbar.ocpp.api.Registration;
import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.control.StationControl;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEventListener;
import io.busbar.station.api.event.StationEvents;
import io.busbar.station.api.event.Subscription;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.limit.Limits;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variables;
import io.busbar.station.api.module.Neighbours;
import io.busbar.station.api.session.Authorization;
import io.busbar.station.api.session.Sessions;
import io.busbar.station.api.session.StopRequest;
import io.busbar.station.api.session.TransactionMeterValues;
import io.busbar.station.api.session.TransactionView;
import io.busbar.store.api.Store;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/** The block in the framework. */
@Component(service = {Sessions.class, StationEventListener.class, TransactionsBlock.class})
@Subscription("transactions")
public final class TransactionsBlock implements Sessions, StationEventListener {

    private final StationLoop loop;
    private final SessionContext context;
    private Optional<ChargingSessions> sessions = Optional.empty();
    private volatile boolean closed;

    @Activate
    public TransactionsBlock(@Reference StationLoop loop, @Reference Store store, @Reference Station station,
            @Reference StationControl control, @Reference StationEvents events, @Reference Limits limits, @Reference Variables variables,
            @Reference DeviceModel model, @Reference Csms csms, @Reference Registration registration, @Reference Outbox outbox,
            @Reference Neighbours neighbours) {
        this.loop = loop;
        MeteringNeighbour meter = new MeteringNeighbour(loop, neighbours.of(TransactionMeterValues.class));
        context = new SessionContext(loop, store, station, control, events, limits, variables, csms, registration, outbox,
                new TxSettings(model, station), meter, () -> UUID.randomUUID().toString(), () -> closed);
        loop.execute(this::sessions);
    }

    /** Opened on the loop, by whoever comes first. */
    ChargingSessions sessions() {
        if (sessions.isEmpty() && !closed) {
            sessions = Optional.of(new ChargingSessions(context));
        }
        return sessions.orElseThrow(() -> new IllegalStateException("the transactions block is closed"));
    }

    @Deactivate
    void close() {
        closed = true;
        loop.execute(() -> {
            sessions.ifPresent(ChargingSessions::close);
            sessions = Optional.empty();
        });
    }

    @Override
    public void on(StationEvent event) {
        sessions().on(event);
    }

    @Override
    public Promise<Outcome> authorize(int evseId, Authorization authorization) {
        return sessions().authorize(evseId, authorization);
    }

    @Override
    public Optional<Integer> selectEvse() {
        return sessions().selectEvse();
    }

    @Override
    public List<Integer> evsesInUse() {
        return sessions().evsesInUse();
    }

    @Override
    public Optional<Authorization> authorizationOf(int evseId) {
        return sessions().authorizationOf(evseId);
    }

    @Override
    public Promise<Boolean> stop(int evseId, StopRequest request) {
        return sessions().stop(evseId, request);
    }

    @Override
    public boolean ending(int evseId) {
        return sessions().ending(evseId);
    }

    @Override
    public Optional<TransactionView> transaction(int evseId) {
        return sessions().transaction(evseId);
    }

    @Override
    public Optional<TransactionView> transaction(String transactionId) {
        return sessions().transaction(transactionId);
    }

    @Override
    public List<TransactionView> transactions() {
        return sessions().transactions();
    }

    @Override
    public void reportMeterValues(String transactionId, TriggerReason trigger, List<MeterValue> values) {
        sessions().reportMeterValues(transactionId, trigger, values);
    }
}
