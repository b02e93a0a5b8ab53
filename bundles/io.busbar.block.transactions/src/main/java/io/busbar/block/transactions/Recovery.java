package io.busbar.block.transactions;

import io.busbar.block.transactions.EventWriter.Occurrence;
import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.common.ReadingContext;
import io.busbar.ocpp.messages.provisioning.BootReason;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.event.StationEvent.TransactionChanged;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.loop.StationLoop.Timer;
import io.busbar.station.api.session.TransactionView;
import io.busbar.store.api.Commit;
import io.busbar.store.api.StoredMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transaction that was open when the station went down. It ends once, as soon as the meter can be read, so that its energy is the
 * register's; a station whose meter does not answer ends it without.
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    /** For the meter of the hardware. */
    private static final Duration LONGEST_READING = Duration.ofSeconds(15);
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(500);

    private final SessionContext context;
    private final int evseId;
    private final SessionRow row;
    private final OpenTransaction tx;
    private final StoredMap<SessionRow> rows;
    private final Runnable done;
    private final Duration latest;
    private Optional<Timer> timer = Optional.empty();
    private boolean written;

    /** @param row with a transaction */
    Recovery(SessionContext context, int evseId, SessionRow row, StoredMap<SessionRow> rows, Runnable done) {
        this.context = context;
        this.evseId = evseId;
        this.row = row;
        this.rows = rows;
        this.done = done;
        tx = new OpenTransaction(row.tx().orElseThrow());
        tx.interrupted();
        latest = context.loop().uptime().plus(LONGEST_READING);
    }

    void evaluate() {
        Optional<Evse> evse = context.station().evse(evseId);
        if (written) {
            return;
        }
        if (context.meter().holds(this::evaluate)) {
            return;
        }
        if (evse.flatMap(Evse::meter).isPresent() || context.loop().uptime().compareTo(latest) >= 0) {
            end(evse);
        } else {
            timer.ifPresent(Timer::cancel);
            timer = Optional.of(context.loop().after(CHECK_INTERVAL, this::evaluate));
        }
    }

    private void end(Optional<Evse> evse) {
        written = true;
        EndCause cause = row.ending().orElseGet(() -> cause(context.control().bootReason()));
        Commit commit = context.store().begin();
        commit.essential();
        List<MeterValue> values = new ArrayList<>(
                context.meter().meter().map(meter -> meter.end(commit, tx.id(), evseId)).orElse(List.of()));
        if (evse.flatMap(Evse::meter).filter(reading -> !tx.measuredBy(reading)).isPresent()) {
            LOG.warn("EVSE {}: the meter was exchanged while the station was off; transaction {} ends without its reading", evseId,
                    tx.id());
            values.removeIf(value -> value.sampledValue().stream().anyMatch(sample -> sample.context() == ReadingContext.TransactionEnd));
        }
        Reason reason = row.ending().isPresent() ? tx.stopReason().orElse(cause.reason()) : cause.reason();
        new EventWriter(context).add(commit, tx, evseId, evse, row.leave(), new Occurrence(TransactionEventType.Ended, cause.trigger(),
                cause.token(), Optional.of(reason), values, false, row.endingSince()));
        rows.remove(commit, String.valueOf(evseId));
        TransactionView last = view(true);
        commit.submit().onSuccess(stored -> {
            context.events().publish(new TransactionChanged(context.loop().now(), TransactionEventType.Ended, last));
            done.run();
        }).onFailure(failure -> LOG.error("EVSE {}: an interrupted transaction cannot be ended: {}", evseId, failure.getMessage()));
    }

    static EndCause cause(BootReason boot) {
        return switch (boot) {
            case PowerUp -> EndCause.of(TriggerReason.AbnormalCondition, Reason.PowerLoss);
            case RemoteReset, ScheduledReset -> EndCause.of(TriggerReason.ResetCommand, Reason.ImmediateReset);
            case ApplicationReset, FirmwareUpdate, LocalReset, Triggered, Unknown, Watchdog ->
                EndCause.of(TriggerReason.AbnormalCondition, Reason.Reboot);
        };
    }

    TransactionView view(boolean ended) {
        return new TransactionView(tx.id(), evseId, tx.connectorId(), tx.startedAt(), row.leave().map(l -> l.token().token()),
                row.leave().flatMap(GrantedAuthorization::groupToken), row.leave().isPresent(), tx.reportedState(),
                row.leave().map(GrantedAuthorization::remoteStart).orElseGet(OptionalInt::empty), ended);
    }

    void close() {
        timer.ifPresent(Timer::cancel);
    }
}
