package io.busbar.block.transactions;

import io.busbar.driver.api.meter.Quantity;
import io.busbar.ocpp.messages.common.EVSE;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.transactions.ChargingState;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.Transaction;
import io.busbar.ocpp.messages.transactions.TransactionBuilder;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventRequestBuilder;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.evse.Connector;
import io.busbar.station.api.evse.Evse;
import io.busbar.store.api.Commit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes transaction events and queues them. EVSE and connector, token and remoteStartId are reported once. */
final class EventWriter {

    /**
     * What an event is about.
     *
     * @param token who stopped; the token of a new authorization is added to the next event by the writer
     * @param reason of an Ended event
     * @param at when it happened, if not now
     */
    record Occurrence(TransactionEventType type, TriggerReason trigger, Optional<StoredToken> token, Optional<Reason> reason,
            List<MeterValue> values, boolean thinnable, Optional<Instant> at) {

        Occurrence(TransactionEventType type, TriggerReason trigger, Optional<StoredToken> token, Optional<Reason> reason,
                List<MeterValue> values, boolean thinnable) {
            this(type, trigger, token, reason, values, thinnable, Optional.empty());
        }
    }

    private final SessionContext context;

    EventWriter(SessionContext context) {
        this.context = context;
    }

    /**
     * @param evse empty while its driver is not there (after a restart)
     * @return the authorization, marked as reported
     */
    Optional<GrantedAuthorization> add(Commit commit, OpenTransaction tx, int evseId, Optional<Evse> evse,
            Optional<GrantedAuthorization> granted, Occurrence what) {
        Optional<GrantedAuthorization> unreported = granted.filter(l -> !l.told());
        boolean remote = unreported.filter(l -> l.trigger() == TriggerReason.RemoteStart).isPresent();
        TransactionEventRequestBuilder event = TransactionEventRequest.builder().eventType(what.type())
                .timestamp(what.at().orElseGet(context.loop()::now))
                .triggerReason(remote && what.type() != TransactionEventType.Ended ? TriggerReason.RemoteStart : what.trigger())
                .seqNo(tx.takeSeqNo()).offline(context.csms().link().up() ? null : Boolean.TRUE)
                .meterValue(what.values().isEmpty() ? null : what.values()).idToken(token(unreported, what))
                .reservationId(unreported.flatMap(GrantedAuthorization::reservationId).orElse(null));
        TransactionBuilder info = Transaction.builder().transactionId(tx.id()).stoppedReason(what.reason().orElse(null))
                .remoteStartId(unreported.flatMap(GrantedAuthorization::remoteStartId).orElse(null));
        evse.ifPresent(e -> {
            state(info, tx, e, granted);
            phases(event, tx, e);
            evse(event, tx, e, what.type());
        });
        if (evse.isEmpty() && what.type() == TransactionEventType.Started) {
            event.evse(new EVSE(evseId));
        }
        long charged = tx.chargedMillis(context.loop().uptime());
        info.timeSpentCharging(charged > 0 ? (int) (charged / 1000) : null);
        context.outbox().add(commit, tx.id(), what.thinnable(), event.transactionInfo(info.build()).build());
        return granted.map(GrantedAuthorization::reportedNow);
    }

    private static IdToken token(Optional<GrantedAuthorization> unreported, Occurrence what) {
        return what.token().or(() -> unreported.map(GrantedAuthorization::token)).map(StoredToken::token).orElse(null);
    }

    private static void state(TransactionBuilder info, OpenTransaction tx, Evse evse, Optional<GrantedAuthorization> granted) {
        ChargingState state = ChargingStates.of(evse, granted.filter(GrantedAuthorization::refused).isPresent());
        tx.reportedState(state);
        info.chargingState(state);
    }

    private void phases(TransactionEventRequestBuilder event, OpenTransaction tx, Evse evse) {
        if (tx.reportedState() == ChargingState.Charging) {
            int phases = context.limits().now(evse.id()).phases();
            if (phases > 0 && phases != tx.reportedPhases()) {
                tx.reportedPhases(phases);
                event.numberOfPhasesUsed(phases);
            }
        }
    }

    /** EVSE and connector in the first event after the car was connected, the EVSE in any case at the start (E01.FR.16). */
    private static void evse(TransactionEventRequestBuilder event, OpenTransaction tx, Evse evse, TransactionEventType type) {
        Optional<Connector> connector = evse.pluggedConnector();
        if (!tx.evseReported() && evse.evConnected()) {
            tx.evseReported(connector.map(Connector::id));
            event.evse(new EVSE(evse.id(), connector.map(Connector::id).orElse(null)));
            connector.ifPresent(c -> event.cableMaxCurrent(c.cableAmps().isPresent() ? (int) c.cableAmps().getAsDouble() : null));
        } else if (type == TransactionEventType.Started) {
            event.evse(new EVSE(evse.id()));
        }
    }

    /** The meter's register now. */
    static Optional<Double> register(Evse evse) {
        return evse.meter().flatMap(reading -> {
            var value = reading.value(Quantity.ENERGY_IMPORT_WH);
            return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
        });
    }
}
