package io.busbar.block.provisioning;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.api.Outbox;
import io.busbar.ocpp.messages.common.StatusInfo;
import io.busbar.ocpp.messages.provisioning.BootReason;
import io.busbar.ocpp.messages.provisioning.ResetRequest;
import io.busbar.ocpp.messages.provisioning.ResetResponse;
import io.busbar.ocpp.messages.provisioning.ResetStatus;
import io.busbar.ocpp.messages.provisioning.ResetType;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.control.ResetVeto;
import io.busbar.station.api.control.StationControl;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEventListener;
import io.busbar.station.api.event.Subscription;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableId;
import io.busbar.station.api.model.VariableSpec;
import io.busbar.station.api.model.Variables;
import io.busbar.station.api.module.Neighbour;
import io.busbar.station.api.module.Neighbours;
import io.busbar.station.api.session.Sessions;
import io.busbar.station.api.session.StopRequest;
import io.busbar.station.api.session.TransactionView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reset of the station or an EVSE (B11, B12): at once, ending transactions, or when the last of them has ended. Until it is done no other transaction
 * begins there.
 */
@Component(service = {CallHandler.class, StationEventListener.class})
@Handles("Reset")
@Subscription("provisioning.reset")
public final class Reset implements CallHandler<ResetRequest, ResetResponse>, StationEventListener {

    private static final Logger LOG = LoggerFactory.getLogger(Reset.class);

    /** B12.FR.05: so long the CSMS may take for the Ended events; they are durable anyway. */
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration DRAIN_STEP = Duration.ofMillis(200);
    private static final Duration STORING = Duration.ofSeconds(3);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);
    private static final Duration AFTER_ANSWER = Duration.ofMillis(100);

    /** Longer than a transaction takes to end, also when its block is replaced meanwhile. */
    private static final Duration ENDING = Duration.ofSeconds(20);

    private final StationLoop loop;
    private final Station station;
    private final StationControl control;
    private final Variables variables;
    private final Outbox outbox;
    private final Variable<Integer> retries;
    private final ProvisioningStore memory;
    /** The EVSEs, or empty for the station, whose resets wait for transactions. */
    private final List<OptionalInt> waiting = new ArrayList<>();
    private final List<ResetVeto> objections = new CopyOnWriteArrayList<>();
    private PendingResets pending;
    private final Neighbour<Sessions> sessions;
    private boolean underWay;

    @Activate
    public Reset(@Reference StationLoop loop, @Reference Station station, @Reference StationControl control, @Reference Variables variables,
            @Reference Outbox outbox, @Reference DeviceModel model, @Reference ProvisioningStore memory,
            @Reference Neighbours neighbours) {
        this.loop = loop;
        this.station = station;
        this.control = control;
        this.variables = variables;
        this.outbox = outbox;
        this.memory = memory;
        sessions = neighbours.of(Sessions.class);
        retries = model.declare(ComponentId.of("OCPPCommCtrlr"), VariableSpec.integer("ResetRetries", 2).range(0, 100).readWrite());
        loop.execute(this::open);
    }

    private void open() {
        pending = new PendingResets(memory.store(), memory.space(), station);
        for (PendingResets.Row row : pending.open()) {
            if (row.begun().isEmpty()) {
                waiting.add(row.place());
            } else {
                underWay = row.place().isEmpty();
                withSessionsIfAny(() -> begin(row.place(), row.begun().get()));
            }
        }
    }

    /** @return resolved when it is durable; a station that cannot write is reset all the same */
    private Promise<Void> promise(OptionalInt evseId, Optional<BootReason> begun) {
        return loop.promises().resolvedWith(pending.make(evseId, begun)).timeout(STORING.toMillis()).fallbackTo(loop.resolved(null));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addObjection(ResetVeto objection) {
        objections.add(objection);
    }

    void removeObjection(ResetVeto objection) {
        objections.remove(objection);
    }

    @Override
    public Promise<ResetResponse> handle(ResetRequest request) {
        OptionalInt evseId = request.evseId() == null ? OptionalInt.empty() : OptionalInt.of(request.evseId());
        Optional<String> obstacle = obstacle(evseId);
        if (obstacle.isPresent()) {
            return loop.resolved(new ResetResponse(ResetStatus.Rejected, new StatusInfo("NotEnabled", obstacle.get())));
        }
        if (request.type() == ResetType.OnIdle && !running(evseId).isEmpty()) {
            waiting.add(evseId);
            return promise(evseId, Optional.empty()).flatMap(stored -> loop.resolved(new ResetResponse(ResetStatus.Scheduled)));
        }
        underWay = evseId.isEmpty();
        waiting.removeIf(scheduled -> evseId.isEmpty() || scheduled.equals(evseId));
        return promise(evseId, Optional.of(BootReason.RemoteReset)).flatMap(stored -> {
            loop.after(AFTER_ANSWER, () -> begin(evseId, BootReason.RemoteReset));
            return loop.resolved(new ResetResponse(ResetStatus.Accepted));
        });
    }

    private Optional<String> obstacle(OptionalInt evseId) {
        if (underWay) {
            return Optional.of("a reset is under way");
        }
        Optional<String> objection = objection();
        if (evseId.isEmpty() || objection.isPresent()) {
            return objection;
        }
        VariableId allowed = new VariableId(ComponentId.of("EVSE").evse(evseId.getAsInt()), "AllowReset", Optional.empty());
        boolean possible = station.evse(evseId.getAsInt()).isPresent()
                && variables.read(allowed).flatMap(Variables.Reading::value).filter("true"::equals).isPresent();
        return possible ? Optional.empty() : Optional.of("this EVSE cannot be reset alone");
    }

    private List<TransactionView> running(OptionalInt evseId) {
        return sessions.get().isEmpty()
                ? List.of()
                : sessions.get().get().transactions().stream().filter(t -> evseId.isEmpty() || t.evseId() == evseId.getAsInt()).toList();
    }

    @Override
    public void on(StationEvent event) {
        if (event instanceof StationEvent.TransactionChanged changed && changed.change() == TransactionEventType.Ended) {
            beginDue();
        }
    }

    /** Now; or when the transactions block, which is being replaced, is back: until then nobody knows which transactions there are. */
    private void withSessionsIfAny(Runnable work) {
        sessions.whenPresent(present -> work.run(), work);
    }

    private void beginDue() {
        withSessionsIfAny(this::beginIdle);
    }

    private void beginIdle() {
        List<OptionalInt> due = waiting.stream().filter(evseId -> running(evseId).isEmpty()).toList();
        if (!due.isEmpty() && objection().isPresent()) {
            loop.after(BETWEEN_TRIES, this::beginDue);
            return;
        }
        waiting.removeAll(due);
        due.forEach(evseId -> promise(evseId, Optional.of(BootReason.ScheduledReset))
                .onSuccess(stored -> begin(evseId, BootReason.ScheduledReset)));
    }

    private Optional<String> objection() {
        return objections.stream().flatMap(one -> one.objection().stream()).findFirst();
    }

    private void begin(OptionalInt evseId, BootReason cause) {
        StopRequest stop = new StopRequest(TriggerReason.ResetCommand, Reason.ImmediateReset, Optional.empty(), true);
        List<Promise<Boolean>> stops = new ArrayList<>();
        sessions.get().ifPresent(
                present -> running(evseId).forEach(transaction -> stops.add(present.stop(transaction.evseId(), stop))));
        LOG.info("reset of {}, {} transactions end", evseId.isPresent() ? "EVSE " + evseId.getAsInt() : "the station", stops.size());
        loop.promises().all(stops).timeout(ENDING.toMillis()).onResolve(() -> {
            if (evseId.isPresent()) {
                control.resetEvse(evseId.getAsInt()).onFailure(failure -> LOG.warn("EVSE not reset: {}", failure.getMessage()))
                        .onResolve(() -> pending.kept(evseId));
            } else {
                drain(loop.uptime().plus(DRAIN_TIMEOUT), cause);
            }
        });
    }

    private void drain(Duration latest, BootReason cause) {
        if (outbox.size() == 0 || loop.uptime().compareTo(latest) >= 0) {
            restart(cause, retries.value());
        } else {
            loop.after(DRAIN_STEP, () -> drain(latest, cause));
        }
    }

    private void restart(BootReason cause, int triesLeft) {
        control.restart(cause).onFailure(failure -> {
            LOG.warn("the station did not restart ({}), {} tries left", failure.getMessage(), triesLeft);
            if (triesLeft > 0) {
                loop.after(BETWEEN_TRIES, () -> restart(cause, triesLeft - 1));
            } else {
                underWay = false;
                pending.kept(OptionalInt.empty());
            }
        });
    }
}
