package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.CallFailedException.Cause;
import io.busbar.ocpp.api.Registration;
import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.Dialect;
import io.busbar.ocpp.api.spi.DialectLink;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.availability.HeartbeatRequest;
import io.busbar.ocpp.messages.provisioning.BootNotificationRequest;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.station.api.control.SecurityEvents;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEvents;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.store.api.Store;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What the station has to do with one CSMS: whether it is accepted, what it may send when, and the connection, while there is one. What keeps the link
 * is the {@link LinkKeeper}. On the loop.
 */
final class CsmsLink implements Registration, LinkKeeper.Owner, OcppJConnection.Owner {

    /** The one link that there is, see {@link DialectLink#id}. */
    private static final String PRIMARY = "primary";

    private final StationLoop loop;
    private final Store store;
    private final StationEvents events;
    private final SecurityEvents security;
    private final NetworkProfiles profiles;
    private final Router router;
    private final OutboxQueue outbox;
    private final StartGate gate;
    private final MessageIds ids;
    private final MessageTrace trace = new MessageTrace(false);
    private final CallQueue calls = new CallQueue();
    private final AnswersFirst order;
    private final Renewal renewal;
    private LinkKeeper keeper;
    private LinkProof proof;
    private Optional<RegistrationStatus> status = Optional.empty();
    private OcppJConnection line;
    private Duration downSince = Duration.ZERO;
    private boolean everUp;
    private Duration lastAnswer = Duration.ZERO;
    private boolean outboxTurn;

    /** @param gate shut while the station's modules start: it does not register before */
    CsmsLink(StationLoop loop, Store store, StationEvents events, SecurityEvents security, NetworkProfiles profiles, Router router,
            OutboxQueue outbox, StartGate gate, MessageIds ids) {
        this.loop = loop;
        this.store = store;
        this.events = events;
        this.security = security;
        this.profiles = profiles;
        this.router = router;
        this.outbox = outbox;
        this.gate = gate;
        this.ids = ids;
        order = new AnswersFirst(loop, calls::newest, outbox::newest, this::pump);
        renewal = new Renewal(loop, () -> line, why -> keeper.pause(Duration.ZERO, why));
    }

    /** Once, right after it was made. @return what connects it */
    LinkKeeper keepBy(LinkParts parts, AttemptResults results) {
        keeper = new LinkKeeper(loop, profiles, parts, results, this);
        proof = new LinkProof(loop, keeper, () -> line, () -> accepted() && !renewal.underWay(), () -> send(heartbeat(), false));
        return keeper;
    }

    /** A01.FR.11, FR.12; it is used from the next connection on, which follows once the answer is out. */
    void passwordChanged() {
        profiles.passwords.changed();
        security.raise("ReconfigurationOfSecurityParameters", "BasicAuthPassword was changed");
        if (keeper.profile().filter(NetworkSlot::basic).isPresent()) {
            keeper.outdated("new password");
        }
    }

    /** A02.FR.08. */
    void identityChanged() {
        if (keeper.profile().filter(profile -> profile.securityProfile() == 3).isPresent()) {
            keeper.outdated("new certificate of the station");
        }
    }

    void trace(boolean on) {
        trace.set(on);
    }

    /** How long ago a call was answered. */
    Duration silence() {
        return loop.uptime().minus(lastAnswer);
    }

    <R extends Response> OutgoingCall<R> outgoing(Request<R> request, Consumer<R> answered, Consumer<CallFailedException> failed) {
        return OutgoingCall.of(store, request, answered, failed);
    }

    /** Calls that wait are not sent. */
    void drop(Predicate<OutgoingCall<?>> unwanted) {
        calls.drop(unwanted);
    }

    void send(OutgoingCall<?> call, boolean asAsked) {
        if (line == null && !renewal.underWay()) {
            call.fail(Cause.OFFLINE, keeper.link().why());
        } else if (!maySend(call.request(), asAsked)) {
            call.fail(Cause.NOT_ACCEPTED, "the CSMS has not accepted the station" + status.map(s -> " (" + s + ")").orElse(""));
        } else if (!calls.offer(call)) {
            call.fail(Cause.BUSY, "too many calls wait");
        } else {
            pump();
        }
    }

    void send(OutgoingSend message) {
        if (line == null) {
            message.fail(new CallFailedException(Cause.OFFLINE, keeper.link().why()));
        } else if (!accepted()) {
            message.fail(new CallFailedException(Cause.NOT_ACCEPTED, "the CSMS has not accepted the station"));
        } else if (!calls.offer(message)) {
            message.fail(new CallFailedException(Cause.BUSY, "too many messages wait"));
        } else {
            pump();
        }
    }

    private OutgoingCall<?> heartbeat() {
        return outgoing(new HeartbeatRequest(null), answer -> {}, failure -> {});
    }

    /** B01.FR.08, B02.FR.02, B03.FR.02. */
    private boolean maySend(Request<?> request, boolean asAsked) {
        return accepted() || request instanceof BootNotificationRequest
                || asAsked && status.filter(s -> s == RegistrationStatus.Pending).isPresent();
    }

    void pump() {
        if (line != null) {
            line.pump();
        }
    }

    @Override
    public Optional<RegistrationStatus> status() {
        return status;
    }

    @Override
    public void update(RegistrationStatus told) {
        boolean changed = status.filter(told::equals).isEmpty();
        status = Optional.of(told);
        if (!accepted()) {
            calls.failAll(Cause.NOT_ACCEPTED, "the CSMS says " + told);
        }
        if (changed) {
            events.publish(new StationEvent.RegistrationChanged(loop.now(), told));
        }
        pump();
    }

    @Override
    public void disconnectFor(Duration pause) {
        keeper.pause(pause, "closed by the station for " + pause.toSeconds() + " s");
    }

    @Override
    public void up(Connection connection, Dialect dialect, int slot, NetworkSlot content) {
        renewal.over();
        if (profiles.arrived(slot)) {
            // B10.FR.10: it does not know this station yet
            status = Optional.empty();
            calls.failAll(Cause.NOT_ACCEPTED, "the station is connected to another CSMS");
        }
        line = new OcppJConnection(loop, connection, dialect.open(() -> PRIMARY), dialect.frameRules(), ids,
                () -> Duration.ofSeconds(content.messageTimeoutSeconds()), this, router,
                order, trace);
        Duration downFor = everUp ? loop.uptime().minus(downSince) : Duration.ZERO;
        everUp = true;
        lastAnswer = loop.uptime();
        events.publish(new StationEvent.LinkChanged(loop.now(), true, downFor));
        line.pump();
        proof.begin();
    }

    @Override
    public void proven(int slot, NetworkSlot content) {
        profiles.proven(slot, content);
    }

    @Override
    public void outdated(String why) {
        renewal.ask(why);
    }

    @Override
    public void text(String text, Runnable next) {
        line.take(text, next);
    }

    @Override
    public void down(String why, boolean silent) {
        OcppJConnection lost = line;
        line = null;
        downSince = loop.uptime();
        if (lost == null) {
            return;
        }
        lost.closed();
        outbox.linkLost(silent);
        if (!renewal.underWay()) {
            calls.failAll(Cause.OFFLINE, why);
        }
        events.publish(new StationEvent.LinkChanged(loop.now(), false, Duration.ZERO));
    }

    @Override
    public void unreachable(String why) {
        renewal.over();
        calls.failAll(Cause.OFFLINE, why);
    }

    /** The outbox and the other calls take turns; before acceptance there are only the others. */
    @Override
    public Optional<OutgoingCall<?>> nextCall() {
        if (renewal.underWay() || gate.isShut()) {
            return Optional.empty();
        }
        boolean outboxMay = accepted() && outbox.ready(order::holdsMessage);
        if (outboxMay && (outboxTurn || !calls.isReady(order::holdsCall))) {
            outboxTurn = false;
            return outbox.next();
        }
        outboxTurn = true;
        return calls.poll(order::holdsCall);
    }

    @Override
    public Optional<OutgoingSend> nextSend() {
        return renewal.underWay() ? Optional.empty() : calls.pollSend(order::holdsCall);
    }

    @Override
    public void answered() {
        lastAnswer = loop.uptime();
    }

    @Override
    public void proven() {
        keeper.answered();
    }

    @Override
    public void whenAlive(Runnable alive) {
        keeper.whenAlive(alive);
    }

    @Override
    public void unanswered() {
        proof.unanswered();
    }

    @Override
    public void misbehaves(String why) {
        keeper.misbehaves(why);
    }

    /** Once on a link: a peer that sends nothing else would fill the log. */
    @Override
    public void invalid(String what) {
        if (line != null && line.firstInvalid()) {
            security.raise("InvalidMessages", what);
        }
    }
}
