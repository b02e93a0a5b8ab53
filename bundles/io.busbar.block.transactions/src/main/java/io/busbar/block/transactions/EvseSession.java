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
 * effects. Everything that is said or done follows from a commit that is durable; only taking power away does not wait.
 */
final class EvseSession {

    private static final Logger LOG = LoggerFactory.getLogger(EvseSession.class);

    private final Surroundings around;
    private final Evse evse;
    private final StoredMap<SessionRow> rows;
    private final Runnable look;
    private final EventWriter writer;
    private final ConnectionTimer connection;
    private final Flicker flicker;
    private Optional<OpenTransaction> tx = Optional.empty();
    private Optional<Leave> leave = Optional.empty();
    private Optional<Leave> owner = Optional.empty();
    private Optional<Ending> ending = Optional.empty();
    private Optional<Duration> pathOpenedAt = Optional.empty();
    private boolean pathClosed;
    private boolean unlock;
    private boolean served;
    private boolean bay;
    private boolean connected;
    private int undurable;

    EvseSession(Surroundings around, Evse evse, StoredMap<SessionRow> rows, Runnable connectionTimedOut, Runnable look) {
        this.around = around;
        this.evse = evse;
        this.rows = rows;
        this.look = look;
        writer = new EventWriter(around);
        connection = new ConnectionTimer(around.loop(), connectionTimedOut);
        flicker = new Flicker(around.loop(), this::seenLater);
        pathClosed = evse.powerPathClosed();
    }

    // ---- what is

    Evse evse() {
        return evse;
    }

    Optional<OpenTransaction> tx() {
        return tx;
    }

    Optional<Leave> leave() {
        return leave;
    }

    /** Whose cable is kept locked though the leave ended. */
    Optional<Leave> owner() {
        return owner;
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
        if (leave.isPresent()) {
            return connected ? SessionPhase.AUTHORIZED : SessionPhase.AWAITING_CAR;
        }
        return served && connected || owner.isPresent()
                ? SessionPhase.SERVED
                : connected || tx.isPresent() ? SessionPhase.UNAUTHORIZED : SessionPhase.IDLE;
    }

    /** Neither a car nor anything in the bay: once nobody has leave, nothing else would end a transaction. */
    boolean deserted() {
        return !connected && !bay;
    }

    /** Whether a transaction may start, and energy flow, here. */
    boolean mayStart() {
        boolean inService = evse.pluggedConnector().map(Stream::of).orElseGet(() -> evse.connectors().stream())
                .anyMatch(connector -> connector.status() != ConnectorStatus.Unavailable);
        return inService && (around.settings().beforeAccepted() || around.registration().accepted());
    }

    /** A car that had its transaction starts another only with a new leave. */
    Facts facts(boolean dataSigned) {
        boolean fresh = !served || leave.isPresent();
        return new Facts(bay && fresh, connected && fresh, leave.isPresent(),
                ChargingStates.of(evse, false) == ChargingState.Charging, connected && dataSigned);
    }

    TransactionView view(OpenTransaction of, boolean ended) {
        return new TransactionView(of.id(), evse.id(), of.connectorId(), of.startedAt(), leave.map(l -> l.token().token()),
                leave.flatMap(Leave::groupToken), leave.isPresent(), of.told(),
                leave.map(Leave::remoteStart).orElseGet(OptionalInt::empty), ended);
    }

    // ---- what is seen

    void bay(boolean now) {
        bay = now;
    }

    void connected(boolean now) {
        connected = now;
        if (!now) {
            served = false;
            tx.ifPresent(OpenTransaction::placeLeft);
        }
    }

    void pathClosed(boolean now) {
        if (pathClosed && !now) {
            pathOpenedAt = Optional.of(around.loop().uptime());
            ending.ifPresent(Ending::opened);
        }
        pathClosed = now;
        if (now) {
            pathOpenedAt = Optional.empty();
        }
    }

    // ---- what changes

    Promise<Void> authorize(Authorization authorization) {
        leave = Optional.of(Leave.of(authorization, evse.reservation()));
        tx.ifPresent(OpenTransaction::resumed);
        owner = Optional.empty();
        unlock = false;
        return save();
    }

    /** The leave that waits for a car here, if it is good at any EVSE and nothing began with it; it waits here no more. */
    Optional<Leave> giveAway() {
        Optional<Leave> given = leave.filter(Leave::mayMove).filter(waits -> phase() == SessionPhase.AWAITING_CAR && tx.isEmpty()
                && evse.pluggedConnector().isEmpty());
        given.ifPresent(gone -> {
            dropLeave(false);
            save();
        });
        return given;
    }

    void leave(Leave changed) {
        leave = Optional.of(changed);
    }

    /** The leave ends, the transaction does not. @param hold keep the cable locked for the one who had it */
    void dropLeave(boolean hold) {
        endLeave(hold);
        withhold();
    }

    /** As {@link #dropLeave}; the caller takes the {@link #power} away, after an event that tells the state of before. */
    void endLeave(boolean hold) {
        owner = hold ? leave : Optional.empty();
        unlock = !hold;
        leave = Optional.empty();
        connection.cancel();
    }

    void releaseCable() {
        owner = Optional.empty();
        unlock = true;
    }

    Promise<Void> start(TriggerReason trigger, Set<Point> stopPoints) {
        OpenTransaction started = new OpenTransaction(around.transactionIds().get(), around.loop().now(), stopPoints,
                EventWriter.register(evse), evse.meter().map(MeterReading::meterId));
        tx = Optional.of(started);
        flicker.restart();
        return commit(commit -> {
            List<MeterValue> values = around.meter().meter().map(meter -> meter.begin(commit, started.id(), evse.id())).orElse(List.of());
            write(commit, started,
                    new Occurrence(TransactionEventType.Started, trigger, Optional.empty(), Optional.empty(), values, false));
        }, () -> {
            occupy();
            publish(TransactionEventType.Started, view(started, false));
        });
    }

    Promise<Void> updated(TriggerReason trigger, Optional<StoredToken> token) {
        return tx.map(open -> updated(open, trigger, token, valuesNow(open, ReadingContext.Other), false))
                .orElseGet(() -> around.loop().resolved(null));
    }

    /** Reports what the hardware did, but not each time that it flickers. */
    void seen(TriggerReason trigger) {
        if (tx.isPresent() && flicker.mayReport()) {
            updated(trigger, Optional.empty());
        }
    }

    private void seenLater() {
        if (!around.gone().getAsBoolean() && tx.isPresent() && ending.isEmpty()) {
            seen(TriggerReason.ChargingStateChanged);
        }
    }

    Promise<Void> updated(OpenTransaction open, TriggerReason trigger, Optional<StoredToken> token, List<MeterValue> values,
            boolean thinnable) {
        return commit(commit -> write(commit, open,
                new Occurrence(TransactionEventType.Updated, trigger, token, Optional.empty(), values, thinnable)),
                () -> publish(TransactionEventType.Updated, view(open, false)));
    }

    List<MeterValue> valuesNow(OpenTransaction open, ReadingContext context) {
        return around.meter().meter().map(meter -> meter.now(open.id(), evse.id(), context)).orElse(List.of());
    }

    private void write(Commit commit, OpenTransaction open, Occurrence what) {
        leave = writer.add(commit, open, evse.id(), Optional.of(evse), leave, what);
    }

    /** Takes the power away and ends the transaction when the last energy is metered. */
    Promise<Boolean> end(EndCause cause) {
        OpenTransaction open = tx.orElseThrow();
        Ending end = new Ending(around.loop(), evse, around.meter(), cause, pathOpenedAt, () -> finish(open, cause));
        ending = Optional.of(end);
        connection.cancel();
        power();
        save();
        end.look();
        return end.promise();
    }

    private void finish(OpenTransaction open, EndCause cause) {
        Ending end = ending.orElseThrow();
        Reason reason = open.stopReason().orElse(cause.reason());
        open.charging(false, around.loop().uptime());
        TransactionView[] last = new TransactionView[1];
        commit(commit -> {
            List<MeterValue> values = around.meter().meter().map(meter -> meter.end(commit, open.id(), evse.id())).orElse(List.of());
            write(commit, open,
                    new Occurrence(TransactionEventType.Ended, cause.trigger(), cause.token(), Optional.of(reason), values, false));
            last[0] = view(open, true);
            tx = Optional.empty();
            ending = Optional.empty();
            served = connected;
            dropLeave(cause.holdCable() && leave.isPresent());
        }, () -> {
            occupy();
            publish(TransactionEventType.Ended, last[0]);
            if (!around.gone().getAsBoolean()) {
                look.run();
            }
            end.resolve();
        });
        power();
    }

    /** A transaction holds the EVSE, but not once its car has been there and is unplugged (G01.FR.04). */
    void occupy() {
        if (!around.gone().getAsBoolean()) {
            evse.occupy(tx.filter(open -> open.connectorId().isEmpty() || evse.pluggedConnector().isPresent()).isPresent());
        }
    }

    private void publish(TransactionEventType change, TransactionView view) {
        around.events().publish(new TransactionChanged(around.loop().now(), change, view));
    }

    // ---- stored before done

    Promise<Void> save() {
        return commit(commit -> {}, () -> {});
    }

    /** @param then what is done when it is durable */
    private Promise<Void> commit(Consumer<Commit> changes, Runnable then) {
        Commit commit = around.store().begin();
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
            if (!around.gone().getAsBoolean()) {
                power();
            }
        }).onFailure(failure -> LOG.error("EVSE {}: the session cannot be kept, so nothing more begins here: {}", evse.id(),
                failure.getMessage()));
    }

    private String key() {
        return String.valueOf(evse.id());
    }

    private SessionRow row() {
        Duration uptime = around.loop().uptime();
        return new SessionRow(tx.map(open -> open.row(uptime)), leave, owner,
                ending.map(Ending::cause), ending.map(Ending::since), connection.deadline(), bay, connected, served);
    }

    /** Goes on with what the block before this one kept. */
    void resume(SessionRow row) {
        tx = row.tx().map(OpenTransaction::new);
        leave = row.leave();
        owner = row.owner();
        bay = row.bay();
        connected = row.connected();
        served = row.served();
        row.connectBy().ifPresent(connection::restart);
        // durable after all that was decided before, and before anything is granted
        save();
        row.ending().filter(cause -> tx.isPresent()).ifPresent(cause -> {
            // it may have opened just now: the last energy is waited for anew
            pathOpenedAt = Optional.of(around.loop().uptime()).filter(now -> !pathClosed);
            end(cause);
        });
    }

    /** Begins where the block before this one, if there was one, stopped: what it was about to do is done. */
    void begin() {
        unlock = leave.isEmpty() && owner.isEmpty();
        occupy();
    }

    void close() {
        connection.cancel();
        flicker.close();
        ending.ifPresent(Ending::cancel);
    }

    /** Grants or takes power, and lets the cable go, as the state wants; what gives waits until the state is durable. */
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
        return leave.filter(l -> !l.refused()).isPresent() && connected && ending.isEmpty()
                && (tx.isPresent() || around.settings().startPoints().contains(Point.ENERGY_TRANSFER) && mayStart());
    }

    private void withhold() {
        if (!wantsPower() && !(leave.filter(Leave::refused).isPresent() && evse.powerGranted() && allowance())) {
            evse.withdrawPower();
        }
    }

    /** Whether energy may still flow though the CSMS refused the token (E05.FR.03). */
    boolean allowance() {
        int limit = around.settings().maxEnergyOnInvalidIdWh();
        Optional<Double> now = EventWriter.register(evse);
        return connected && ending.isEmpty() && limit > 0 && tx.flatMap(OpenTransaction::startWh).isPresent() && now.isPresent()
                && now.get() - tx.get().startWh().get() < limit;
    }
}
