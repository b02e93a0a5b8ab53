package io.busbar.block.transactions;

import io.busbar.block.transactions.EventWriter.Occurrence;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.api.meter.MeterReading;
import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.common.ReadingContext;
import io.busbar.ocpp.messages.transactions.ChargingState;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.event.StationEvent.TransactionChanged;
import io.busbar.station.api.evse.Connector;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.session.Authorization;
import io.busbar.station.api.session.TransactionView;
import io.busbar.store.api.Commit;
import io.busbar.store.api.StoredMap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session of one EVSE: who may charge, the car, the transaction. Decisions are in {@link SessionRules}; here are the state and the
 * effects. Everything that is reported or done follows from a commit that is durable; only withdrawing power does not wait.
 */
final class EvseSession {

    private static final Logger LOG = LoggerFactory.getLogger(EvseSession.class);

    private final SessionContext context;
    private final Evse evse;
    private final StoredMap<SessionRow> rows;
    private final Runnable evaluate;
    private final EventWriter writer;
    private final ConnectionTimer connection;
    private final Flicker flicker;
    private Optional<OpenTransaction> tx = Optional.empty();
    private Optional<GrantedAuthorization> granted = Optional.empty();
    private Optional<GrantedAuthorization> cableOwner = Optional.empty();
    private Optional<Ending> ending = Optional.empty();
    private Optional<Duration> pathOpenedAt = Optional.empty();
    private boolean pathClosed;
    private boolean unlock;
    private boolean transactionDone;
    private boolean bay;
    private boolean connected;
    private int undurable;

    EvseSession(SessionContext context, Evse evse, StoredMap<SessionRow> rows, Runnable connectionTimedOut, Runnable evaluate) {
        this.context = context;
        this.evse = evse;
        this.rows = rows;
        this.evaluate = evaluate;
        writer = new EventWriter(context);
        connection = new ConnectionTimer(context.loop(), connectionTimedOut);
        flicker = new Flicker(context.loop(), this::seenLater);
        pathClosed = evse.powerPathClosed();
    }

    // ---- what is

    Evse evse() {
        return evse;
    }

    Optional<OpenTransaction> tx() {
        return tx;
    }

    Optional<GrantedAuthorization> granted() {
        return granted;
    }

    /** Whose cable is kept locked though the authorization ended. */
    Optional<GrantedAuthorization> cableOwner() {
        return cableOwner;
    }

    Optional<Ending> ending() {
        return ending;
    }

    boolean connected() {
        return connected;
    }

    boolean bay() {
        return bay;
    }

    boolean pathClosed() {
        return pathClosed;
    }

    ConnectionTimer connection() {
        return connection;
    }

    SessionPhase phase() {
        if (ending.isPresent()) {
            return SessionPhase.ENDING;
        }
        if (granted.isPresent()) {
            return connected ? SessionPhase.AUTHORIZED : SessionPhase.AWAITING_CAR;
        }
        return transactionDone && connected || cableOwner.isPresent()
                ? SessionPhase.SERVED
                : connected || tx.isPresent() ? SessionPhase.UNAUTHORIZED : SessionPhase.IDLE;
    }

    /** Neither a car nor anything in the bay: once nobody is authorized, nothing else would end a transaction. */
    boolean vehicleAbsent() {
        return !connected && !bay;
    }

    /** Whether a transaction may start, and energy flow, here. */
    boolean mayStart() {
        boolean inService = evse.pluggedConnector().map(Stream::of).orElseGet(() -> evse.connectors().stream())
                .anyMatch(connector -> connector.status() != ConnectorStatus.Unavailable);
        return inService && (context.settings().beforeAccepted() || context.registration().accepted());
    }

    /** A car that had its transaction starts another only with a new authorization. */
    StartConditions startConditions(boolean dataSigned) {
        boolean fresh = !transactionDone || granted.isPresent();
        return new StartConditions(bay && fresh, connected && fresh, granted.isPresent(),
                ChargingStates.of(evse, false) == ChargingState.Charging, connected && dataSigned);
    }

    TransactionView view(OpenTransaction of, boolean ended) {
        return new TransactionView(of.id(), evse.id(), of.connectorId(), of.startedAt(), granted.map(l -> l.token().token()),
                granted.flatMap(GrantedAuthorization::groupToken), granted.isPresent(), of.reportedState(),
                granted.map(GrantedAuthorization::remoteStart).orElseGet(OptionalInt::empty), ended);
    }

    // ---- what is seen

    void bay(boolean now) {
        bay = now;
    }

    void connected(boolean now) {
        connected = now;
        if (!now) {
            transactionDone = false;
            tx.ifPresent(OpenTransaction::evseNotReported);
        }
    }

    void pathClosed(boolean now) {
        if (pathClosed && !now) {
            pathOpenedAt = Optional.of(context.loop().uptime());
            ending.ifPresent(Ending::opened);
        }
        pathClosed = now;
        if (now) {
            pathOpenedAt = Optional.empty();
        }
    }

    // ---- what changes

    Promise<Void> authorize(Authorization authorization) {
        granted = Optional.of(GrantedAuthorization.of(authorization, evse.reservation()));
        tx.ifPresent(OpenTransaction::clearStopReason);
        cableOwner = Optional.empty();
        unlock = false;
        return save();
    }

    /** Releases the authorization that waits for a car here, if it is valid at any EVSE and nothing began with it. */
    Optional<GrantedAuthorization> releaseWaiting() {
        Optional<GrantedAuthorization> given = granted.filter(GrantedAuthorization::mayMove)
                .filter(waits -> phase() == SessionPhase.AWAITING_CAR && tx.isEmpty()
                        && evse.pluggedConnector().isEmpty());
        given.ifPresent(moving -> {
            dropAuthorization(false);
            save();
        });
        return given;
    }

    void granted(GrantedAuthorization changed) {
        granted = Optional.of(changed);
    }

    /** The authorization ends, the transaction does not. @param hold keep the cable locked for the one who had it */
    void dropAuthorization(boolean hold) {
        endAuthorization(hold);
        withhold();
    }

    /** As {@link #dropAuthorization}; the caller updates the {@link #power} after an event that reports the state before. */
    void endAuthorization(boolean hold) {
        cableOwner = hold ? granted : Optional.empty();
        unlock = !hold;
        granted = Optional.empty();
        connection.cancel();
    }

    void releaseCable() {
        cableOwner = Optional.empty();
        unlock = true;
    }

    Promise<Void> start(TriggerReason trigger, Set<TxPoint> stopPoints) {
        OpenTransaction started = new OpenTransaction(context.transactionIds().get(), context.loop().now(), stopPoints,
                EventWriter.register(evse), evse.meter().map(MeterReading::meterId));
        tx = Optional.of(started);
        flicker.restart();
        return commit(commit -> {
            List<MeterValue> values = context.meter().meter().map(meter -> meter.begin(commit, started.id(), evse.id())).orElse(List.of());
            write(commit, started,
                    new Occurrence(TransactionEventType.Started, trigger, Optional.empty(), Optional.empty(), values, false));
        }, () -> {
            occupy();
            publish(TransactionEventType.Started, view(started, false));
        });
    }

    Promise<Void> updated(TriggerReason trigger, Optional<StoredToken> token) {
        return tx.map(open -> updated(open, trigger, token, valuesNow(open, ReadingContext.Other), false))
                .orElseGet(() -> context.loop().resolved(null));
    }

    /** Reports what the hardware did, but not each time that it flickers. */
    void seen(TriggerReason trigger) {
        if (tx.isPresent() && flicker.mayReport()) {
            updated(trigger, Optional.empty());
        }
    }

    private void seenLater() {
        if (!context.closed().getAsBoolean() && tx.isPresent() && ending.isEmpty()) {
            seen(TriggerReason.ChargingStateChanged);
        }
    }

    Promise<Void> updated(OpenTransaction open, TriggerReason trigger, Optional<StoredToken> token, List<MeterValue> values,
            boolean thinnable) {
        return commit(commit -> write(commit, open,
                new Occurrence(TransactionEventType.Updated, trigger, token, Optional.empty(), values, thinnable)),
                () -> publish(TransactionEventType.Updated, view(open, false)));
    }

    List<MeterValue> valuesNow(OpenTransaction open, ReadingContext readingContext) {
        return context.meter().meter().map(meter -> meter.now(open.id(), evse.id(), readingContext)).orElse(List.of());
    }

    private void write(Commit commit, OpenTransaction open, Occurrence what) {
        granted = writer.add(commit, open, evse.id(), Optional.of(evse), granted, what);
    }

    /** Withdraws the power and ends the transaction when the last energy is metered. */
    Promise<Boolean> end(EndCause cause) {
        OpenTransaction open = tx.orElseThrow();
        Ending end = new Ending(context.loop(), evse, context.meter(), cause, pathOpenedAt, () -> finish(open, cause));
        ending = Optional.of(end);
        connection.cancel();
        power();
        save();
        end.evaluate();
        return end.promise();
    }

    private void finish(OpenTransaction open, EndCause cause) {
        Ending end = ending.orElseThrow();
        Reason reason = open.stopReason().orElse(cause.reason());
        open.charging(false, context.loop().uptime());
        TransactionView[] last = new TransactionView[1];
        commit(commit -> {
            List<MeterValue> values = context.meter().meter().map(meter -> meter.end(commit, open.id(), evse.id())).orElse(List.of());
            write(commit, open,
                    new Occurrence(TransactionEventType.Ended, cause.trigger(), cause.token(), Optional.of(reason), values, false));
            last[0] = view(open, true);
            tx = Optional.empty();
            ending = Optional.empty();
            transactionDone = connected;
            dropAuthorization(cause.holdCable() && granted.isPresent());
        }, () -> {
            occupy();
            publish(TransactionEventType.Ended, last[0]);
            if (!context.closed().getAsBoolean()) {
                evaluate.run();
            }
            end.resolve();
        });
        power();
    }

    /** A transaction holds the EVSE, but not once its car has been there and is unplugged (G01.FR.04). */
    void occupy() {
        if (!context.closed().getAsBoolean()) {
            evse.occupy(tx.filter(open -> open.connectorId().isEmpty() || evse.pluggedConnector().isPresent()).isPresent());
        }
    }

    private void publish(TransactionEventType change, TransactionView view) {
        context.events().publish(new TransactionChanged(context.loop().now(), change, view));
    }

    // ---- stored before done

    Promise<Void> save() {
        return commit(commit -> {}, () -> {});
    }

    /** @param then what is done when it is durable */
    private Promise<Void> commit(Consumer<Commit> changes, Runnable then) {
        Commit commit = context.store().begin();
        commit.essential();
        changes.accept(commit);
        SessionRow row = row();
        if (row.isEmpty()) {
            rows.remove(commit, key());
        } else {
            rows.put(commit, key(), row);
        }
        undurable++;
        return commit.submit().onSuccess(durable -> {
            undurable--;
            then.run();
            if (!context.closed().getAsBoolean()) {
                power();
            }
        }).onFailure(failure -> LOG.error("EVSE {}: the session cannot be kept, so nothing more begins here: {}", evse.id(),
                failure.getMessage()));
    }

    private String key() {
        return String.valueOf(evse.id());
    }

    private SessionRow row() {
        Duration uptime = context.loop().uptime();
        return new SessionRow(tx.map(open -> open.row(uptime)), granted, cableOwner,
                ending.map(Ending::cause), ending.map(Ending::since), connection.deadline(), bay, connected, transactionDone);
    }

    /** Resumes from the row that the previous version of this block stored. */
    void resume(SessionRow row) {
        tx = row.tx().map(OpenTransaction::new);
        granted = row.leave();
        cableOwner = row.owner();
        bay = row.bay();
        connected = row.connected();
        transactionDone = row.served();
        row.connectBy().ifPresent(connection::restart);
        // durable after all that was decided before, and before anything is granted
        save();
        row.ending().filter(cause -> tx.isPresent()).ifPresent(cause -> {
            // it may have opened just now: the last energy is waited for anew
            pathOpenedAt = Optional.of(context.loop().uptime()).filter(now -> !pathClosed);
            end(cause);
        });
    }

    /** Does what the previous version of this block, if there was one, had decided and not done. */
    void begin() {
        unlock = granted.isEmpty() && cableOwner.isEmpty();
        occupy();
    }

    void close() {
        connection.cancel();
        flicker.close();
        ending.ifPresent(Ending::cancel);
    }

    /** Grants or withdraws power and unlocks the cable, as the state requires; granting and unlocking wait until the state is durable. */
    void power() {
        withhold();
        if (undurable > 0 && !cannotStore()) {
            return;
        }
        if (undurable == 0 && wantsPower()) {
            evse.grantPower();
        }
        if (unlock && !evse.powerPathClosed() && ending.isEmpty()) {
            unlock = false;
            evse.pluggedConnector().ifPresent(Connector::unlockCable);
        }
    }

    /** Nothing becomes durable until who knows when, and a cable is not kept for that. */
    private boolean cannotStore() {
        return evse.faults().stream().anyMatch(fault -> fault.code() == FaultCode.STORAGE_FAILURE);
    }

    private boolean wantsPower() {
        return granted.filter(l -> !l.refused()).isPresent() && connected && ending.isEmpty()
                && (tx.isPresent() || context.settings().startPoints().contains(TxPoint.ENERGY_TRANSFER) && mayStart());
    }

    private void withhold() {
        if (!wantsPower() && !(granted.filter(GrantedAuthorization::refused).isPresent() && evse.powerGranted() && allowance())) {
            evse.withdrawPower();
        }
    }

    /** Whether energy may still flow though the CSMS refused the token (E05.FR.03). */
    boolean allowance() {
        int limit = context.settings().maxEnergyOnInvalidIdWh();
        Optional<Double> now = EventWriter.register(evse);
        return connected && ending.isEmpty() && limit > 0 && tx.flatMap(OpenTransaction::startWh).isPresent() && now.isPresent()
                && now.get() - tx.get().startWh().get() < limit;
    }
}
