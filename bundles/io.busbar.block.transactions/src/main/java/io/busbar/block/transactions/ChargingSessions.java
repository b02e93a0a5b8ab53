package io.busbar.block.transactions;

import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.common.ReadingContext;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEvent.CableChanged;
import io.busbar.station.api.event.StationEvent.ConnectorStatusChanged;
import io.busbar.station.api.event.StationEvent.FaultChanged;
import io.busbar.station.api.event.StationEvent.ParkingBayChanged;
import io.busbar.station.api.event.StationEvent.PowerPathChanged;
import io.busbar.station.api.event.StationEvent.PowerStateChanged;
import io.busbar.station.api.event.StationEvent.RegistrationChanged;
import io.busbar.station.api.event.StationEvent.StopPressed;
import io.busbar.station.api.event.StationEventListener;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.session.Authorization;
import io.busbar.station.api.session.Sessions;
import io.busbar.station.api.session.StopRequest;
import io.busbar.station.api.session.TransactionView;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Lifetime;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.util.promise.Promise;

/** The sessions of all EVSEs. On the loop. */
final class ChargingSessions implements Sessions, StationEventListener {

    private static final String OWNER = "io.busbar.block.transactions";
    private static final int SCHEMA = 1;

    private final SessionContext context;
    /** Of this start of the station: another version of this block resumes them. */
    private final StoredMap<SessionRow> rows;
    /** With transactions that were open when the station stopped. */
    private final StoredMap<SessionRow> interrupted;
    private final Map<Integer, SessionRules> sessions = new TreeMap<>();
    /** Transactions whose event the CSMS asked for and has not got yet: it cannot have events stored at will. */
    private final Set<String> triggered = new HashSet<>();
    private final Map<Integer, Recovery> recoveries = new TreeMap<>();

    /** That rows of the start before were set apart in this one. */
    record Separated(Instant at) {}

    ChargingSessions(SessionContext context) {
        this.context = context;
        StoreSpace space = context.store().open(OWNER, SCHEMA, SchemaUpgrade.NONE);
        rows = space.map("sessions", SessionRow.class);
        interrupted = space.map("interrupted", SessionRow.class);
        separate(space.map("separated", Separated.class, Lifetime.THIS_START));
        interrupted.forEach((key, row) -> recover(Integer.parseInt(key), row));
        context.station().evses().stream().filter(evse -> !recoveries.containsKey(evse.id())).forEach(evse -> {
            SessionRules rules = made(evse);
            context.meter().first(rules::evaluate);
        });
        List.copyOf(recoveries.values()).forEach(Recovery::evaluate);
    }

    /** At the first opening since the station's start: what is kept is of the start before, and its transactions are interrupted. */
    private void separate(StoredMap<Separated> done) {
        if (done.size() > 0) {
            return;
        }
        Commit commit = context.store().begin();
        commit.essential();
        rows.forEach((key, row) -> {
            if (row.tx().isPresent()) {
                interrupted.put(commit, key, row);
            }
        });
        rows.clear(commit);
        done.put(commit, "at", new Separated(context.loop().now()));
        commit.submit();
    }

    private void recover(int evseId, SessionRow row) {
        recoveries.put(evseId, new Recovery(context, evseId, row, interrupted, () -> {
            recoveries.remove(evseId);
            rules(evseId);
        }));
    }

    /** The session of an EVSE; empty while there is no such EVSE, or its old transaction is not ended yet. */
    private Optional<SessionRules> rules(int evseId) {
        SessionRules known = sessions.get(evseId);
        if (known != null || recoveries.containsKey(evseId)) {
            return Optional.ofNullable(known);
        }
        return context.station().evse(evseId).map(this::begin);
    }

    private SessionRules begin(Evse evse) {
        SessionRules rules = made(evse);
        rules.evaluate();
        return rules;
    }

    private SessionRules made(Evse evse) {
        SessionRules rules = new SessionRules(context, evse, rows, this::releaseWaiting);
        sessions.put(evse.id(), rules);
        rows.get(String.valueOf(evse.id())).ifPresent(rules.session()::resume);
        rules.session().begin();
        return rules;
    }

    void close() {
        sessions.values().forEach(SessionRules::close);
        recoveries.values().forEach(Recovery::close);
    }

    // ---- events

    @Override
    public void on(StationEvent event) {
        if (event instanceof PowerStateChanged e) {
            evaluate(e.evseId());
        } else if (event instanceof PowerPathChanged e) {
            evaluate(e.evseId());
        } else if (event instanceof CableChanged e) {
            evaluate(e.evseId());
        } else if (event instanceof ParkingBayChanged e) {
            evaluate(e.evseId());
        } else if (event instanceof ConnectorStatusChanged e) {
            evaluate(e.evseId());
            rules(e.evseId()).filter(rules -> e.from() == ConnectorStatus.Unavailable).ifPresent(SessionRules::admitted);
        } else if (event instanceof FaultChanged e) {
            rules(e.evseId()).filter(rules -> e.active()).ifPresent(rules -> rules.fault(e.fault()));
        } else if (event instanceof StopPressed e) {
            stop(e.evseId(), new StopRequest(TriggerReason.StopAuthorized, Reason.Local, Optional.empty(), false));
        } else if (event instanceof RegistrationChanged && context.registration().accepted()) {
            sessions.values().forEach(SessionRules::admitted);
        }
    }

    private void evaluate(int evseId) {
        rules(evseId).ifPresent(SessionRules::evaluate);
    }

    // ---- the contract

    @Override
    public Promise<Outcome> authorize(int evseId, Authorization authorization) {
        // a car may have come elsewhere while the token was asked for
        int place = authorization.anyEvse() ? selectEvse().orElse(evseId) : evseId;
        return rules(place).map(rules -> rules.orders().authorize(authorization))
                .orElseGet(() -> context.loop().resolved(new Outcome.Rejected("EVSE " + place + " is not there, or not ready yet")));
    }

    @Override
    public Optional<Integer> selectEvse() {
        return context.station().evses().stream().flatMap(evse -> rules(evse.id()).stream())
                .filter(rules -> rules.orders().refusal().isEmpty()).map(SessionRules::session)
                .min(Comparator.comparing(ChargingSessions::rank)).map(session -> session.evse().id());
    }

    /** A car that waits comes first; one that had its transaction last, as it is hardly the next driver's. */
    private static int rank(EvseSession session) {
        boolean plugged = session.connected() || session.evse().pluggedConnector().isPresent();
        return !plugged ? 1 : session.phase() == SessionPhase.SERVED ? 2 : 0;
    }

    @Override
    public List<Integer> evsesInUse() {
        Set<Integer> inUse = new TreeSet<>(recoveries.keySet());
        sessions.values().stream().map(SessionRules::session).filter(session -> session.tx().isPresent() || session.granted().isPresent())
                .forEach(session -> inUse.add(session.evse().id()));
        return List.copyOf(inUse);
    }

    /** Releases an authorization that is valid at any EVSE and still waits for its car at another one. */
    private Optional<GrantedAuthorization> releaseWaiting() {
        return sessions.values().stream().map(SessionRules::session).map(EvseSession::releaseWaiting).flatMap(Optional::stream).findFirst();
    }

    @Override
    public Optional<Authorization> authorizationOf(int evseId) {
        return rules(evseId).flatMap(rules -> rules.session().granted().or(rules.session()::cableOwner))
                .map(GrantedAuthorization::authorization);
    }

    @Override
    public Promise<Boolean> stop(int evseId, StopRequest request) {
        return rules(evseId).map(rules -> rules.orders().stop(request)).orElseGet(() -> context.loop().resolved(false));
    }

    /** One that a power cut interrupted is about to end, too. */
    @Override
    public boolean ending(int evseId) {
        return recoveries.containsKey(evseId) || rules(evseId).filter(rules -> rules.session().ending().isPresent()).isPresent();
    }

    @Override
    public Optional<TransactionView> transaction(int evseId) {
        return transactions().stream().filter(view -> view.evseId() == evseId).findFirst();
    }

    @Override
    public Optional<TransactionView> transaction(String transactionId) {
        return transactions().stream().filter(view -> view.id().equalsIgnoreCase(transactionId)).findFirst();
    }

    @Override
    public List<TransactionView> transactions() {
        List<TransactionView> open = new ArrayList<>();
        recoveries.values().forEach(recovery -> open.add(recovery.view(false)));
        sessions.values().forEach(rules -> rules.session().tx().ifPresent(tx -> open.add(rules.session().view(tx, false))));
        return open;
    }

    @Override
    public void reportMeterValues(String transactionId, TriggerReason trigger, List<MeterValue> values) {
        running(transactionId).ifPresent(session -> session.updated(session.tx().orElseThrow(), trigger, Optional.empty(), values, true));
    }

    private Optional<EvseSession> running(String transactionId) {
        return sessions.values().stream().map(SessionRules::session)
                .filter(s -> s.ending().isEmpty() && s.tx().filter(tx -> tx.id().equals(transactionId)).isPresent()).findFirst();
    }

    // ---- for the block's other services

    /** Those of an EVSE, or of all, that can report on themselves now: each again only when the CSMS has what it asked for before. */
    List<Runnable> triggered(Optional<Integer> evseId) {
        List<Runnable> reports = new ArrayList<>();
        for (SessionRules rules : sessions.values()) {
            EvseSession session = rules.session();
            if ((evseId.isEmpty() || evseId.get() == session.evse().id()) && session.tx().isPresent() && session.ending().isEmpty()
                    && triggered.add(session.tx().get().id())) {
                String id = session.tx().get().id();
                reports.add(() -> running(id).ifPresentOrElse(s -> s.updated(s.tx().orElseThrow(), TriggerReason.Trigger, Optional.empty(),
                        s.valuesNow(s.tx().orElseThrow(), ReadingContext.Trigger), false), () -> triggered.remove(id)));
            }
        }
        return reports;
    }

    /** An event of the transaction is answered or given up. With the last that waits, the one that was asked for is too. */
    void sent(String transactionId, TriggerReason trigger) {
        if (trigger == TriggerReason.Trigger || context.outbox().pending(transactionId) <= 1) {
            triggered.remove(transactionId);
        }
    }

    /** The CSMS sent idTokenInfo in its response to an event. */
    void idTokenInfoReceived(String transactionId, IdToken token, IdTokenInfo info) {
        context.events().publish(new StationEvent.IdTokenInfoReceived(context.loop().now(), token, info));
        if (!context.meter().holds(() -> applyStatus(transactionId, token, info))) {
            applyStatus(transactionId, token, info);
        }
    }

    private void applyStatus(String transactionId, IdToken token, IdTokenInfo info) {
        Optional<EvseSession> session = running(transactionId)
                .filter(s -> s.granted().filter(granted -> !granted.refused() && granted.token().same(token)).isPresent());
        if (session.isEmpty()) {
            return;
        }
        if (info.status() != AuthorizationStatus.Accepted) {
            sessions.get(session.get().evse().id()).orders().refused();
        } else if (info.groupIdToken() != null) {
            session.get().granted(session.get().granted().orElseThrow().inGroup(info.groupIdToken()));
            session.get().save();
        }
    }
}
