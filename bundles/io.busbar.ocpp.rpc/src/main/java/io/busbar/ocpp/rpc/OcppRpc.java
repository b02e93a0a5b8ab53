package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.CallFailedException.Cause;
import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Link;
import io.busbar.ocpp.api.Outbox;
import io.busbar.ocpp.api.OutboxListener;
import io.busbar.ocpp.api.Registration;
import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.Dialect;
import io.busbar.ocpp.api.spi.DialectLink;
import io.busbar.ocpp.api.spi.Transport;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.availability.HeartbeatRequest;
import io.busbar.ocpp.messages.provisioning.BootNotificationRequest;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.ocpp.messages.provisioning.SetNetworkProfileRequest;
import io.busbar.ocpp.messages.provisioning.SetNetworkProfileResponse;
import io.busbar.security.api.Identities;
import io.busbar.security.api.Succession;
import io.busbar.security.api.TrustedRoots;
import io.busbar.station.api.control.DurableJobs;
import io.busbar.station.api.control.SecurityEvents;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEvents;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import io.busbar.update.api.SwapPoint;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.osgi.util.promise.Promise;

/**
 * The RPC layer, assembled: one link, its line, the router for the CSMS's calls, the queue and the outbox for ours, and the gate that
 * registration opens. All methods on the loop. Usable without OSGi.
 */
public final class OcppRpc implements Registration, SwapPoint {

    /** Ours among the owners of handlers. */
    private static final String SELF = "io.busbar.ocpp.rpc";

    /** The one link that there is, see {@link DialectLink#id}. */
    private static final String PRIMARY = "primary";

    private final StationLoop loop;
    private final Store store;
    private final StationEvents events;
    private final SecurityEvents security;
    private final MessageIds ids;
    private final MessageTrace trace = new MessageTrace(false);
    private final LinkParts parts = new LinkParts();
    private final NetworkProfiles profiles;
    private final Router router;
    private final CallQueue calls = new CallQueue();
    private final UndeliveredMessages undelivered;
    private final OutboxQueue outbox;
    private final LinkKeeper keeper;
    private final LinkProof proof;
    private final Renewal renewal;
    private final Drains drains;
    private final AnswersFirst order;
    private final StartGate gate;
    private final Set<CsmsFacade> clients = new HashSet<>();
    private Optional<RegistrationStatus> status = Optional.empty();
    private OcppJConnection line;
    private Duration downSince = Duration.ZERO;
    private boolean everUp;
    private Duration lastAnswer = Duration.ZERO;
    private boolean outboxTurn;

    private static final long USUAL_OUTBOX_BYTES = 12 << 20;

    /** As the other, with the usual room for messages. */
    public OcppRpc(StationLoop loop, Store store, DeviceModel model, StationEvents events, SecurityEvents security, CsmsAddress address,
            int outboxCapacity, RandomGenerator random) {
        this(loop, store, model, events, security, address, outboxCapacity, USUAL_OUTBOX_BYTES, random);
    }

    /**
     * @param outboxCapacity messages after which those in the middle of transactions are thinned out
     * @param outboxBytes bytes of them after which they are, too
     */
    public OcppRpc(StationLoop loop, Store store, DeviceModel model, StationEvents events, SecurityEvents security, CsmsAddress address,
            int outboxCapacity, long outboxBytes, RandomGenerator random) {
        this.loop = loop;
        this.store = store;
        this.events = events;
        this.security = security;
        ids = new MessageIds(random);
        StoreSpace space = store.open(SELF, 1, SchemaUpgrade.NONE);
        profiles = new NetworkProfiles(loop, store, space, model, security, address, parts, this::profile);
        router = new Router(loop, this::status);
        router.onEnd(this::callEnded);
        keeper = new LinkKeeper(loop, profiles, parts,
                new AttemptResults(profiles, new FailureReports(security), new BackOff(profiles.settings, random)), new LinkEvents());
        undelivered = new UndeliveredMessages(loop, space, security);
        outbox = new OutboxQueue(loop, store, space, profiles.settings, new OutboxIndex(outboxCapacity, outboxBytes),
                undelivered, this::pump);
        renewal = new Renewal(loop, () -> line, why -> keeper.pause(Duration.ZERO, why));
        proof = new LinkProof(loop, keeper, () -> line, () -> accepted() && !renewal.underWay(), () -> send(heartbeat(), false));
        drains = new Drains(loop, this::drained);
        order = new AnswersFirst(loop, calls::newest, outbox::newest, this::pump);
        gate = new StartGate(loop, this::modulesStarted);
        profiles.settings.password.onChange(changed -> passwordChanged());
    }

    /** Asked for while this is still being made, too. */
    private Optional<NetworkSlot> profile() {
        return keeper == null ? Optional.empty() : keeper.profile();
    }

    /** A01.FR.11, FR.12; it is used from the next connection on, which follows once the answer is out. */
    private void passwordChanged() {
        profiles.passwords.changed();
        security.raise("ReconfigurationOfSecurityParameters", "BasicAuthPassword was changed");
        if (keeper.profile().filter(NetworkSlot::basic).isPresent()) {
            keeper.outdated("new password");
        }
    }

    /** Whether messages are written to the log, without what is secret. */
    public void traceMessages(boolean on) {
        trace.set(on);
    }

    /** The answers to SetNetworkProfile. */
    public CallHandler<SetNetworkProfileRequest, SetNetworkProfileResponse> setNetworkProfile() {
        return profiles.setNetworkProfile;
    }

    /** @param keeperOfRoots empty when there is none any more */
    public void setTrustedRoots(Optional<TrustedRoots> keeperOfRoots) {
        profiles.credentials.set(keeperOfRoots);
        keeper.partsChanged();
    }

    /** From here on attempts with profiles that never worked are marked, to be called before {@link #start}. */
    public void guardedBy(DurableJobs jobs) {
        keeper.guardedBy(jobs);
    }

    /** From the next connection on. */
    public void setRevocationLists(List<X509CRL> lists) {
        profiles.credentials.setRevocationLists(lists);
    }

    public void setIdentities(Optional<Identities> keeperOfIdentities) {
        profiles.credentials.setIdentities(keeperOfIdentities);
        keeper.partsChanged();
    }

    /** @param clock whose other time the CSMS's certificate may be valid by, where only the CSMS has set the time */
    public void setClock(StationClock clock) {
        profiles.credentials.setClock(clock);
    }

    public void setSuccession(Optional<Succession> succession) {
        profiles.credentials.setSuccession(succession);
    }

    /** The station has another certificate towards the CSMS: it is used at once (A02.FR.08). */
    public void identityChanged() {
        if (keeper.profile().filter(profile -> profile.securityProfile() == 3).isPresent()) {
            keeper.outdated("new certificate of the station");
        }
    }

    public void start() {
        keeper.start();
    }

    /**
     * The station's modules are only starting: it does not register, and calls of the CSMS wait, until {@link #modulesComplete}. To be called
     * before {@link #start}.
     *
     * @param atMost after which the station registers all the same
     */
    public void awaitModules(Duration atMost) {
        router.parkAll();
        gate.shut(atMost);
    }

    /** Every installed module is there, or will not be. */
    public void modulesComplete() {
        gate.open();
    }

    /** Whether the station waits for its modules. */
    public boolean awaitsModules() {
        return gate.isShut();
    }

    private void modulesStarted() {
        router.releaseAll();
        pump();
    }

    public void stop() {
        keeper.stop();
    }

    public void addTransport(Transport transport) {
        addTransport(transport, 0);
    }

    /** @param ranking the highest makes the next connection; of equals the oldest */
    public void addTransport(Transport transport, int ranking) {
        parts.add(transport, ranking);
        keeper.partsChanged();
    }

    public void removeTransport(Transport transport) {
        parts.remove(transport);
    }

    public void addDialect(Dialect dialect) {
        parts.add(dialect);
        keeper.partsChanged();
    }

    public void removeDialect(Dialect dialect) {
        parts.remove(dialect);
    }

    /** @param owner symbolic name of the handler's bundle, see {@link #park} */
    public void addHandler(String owner, String action, CallHandler<?, ?> handler) {
        router.add(owner, action, handler);
    }

    public void removeHandler(String action, CallHandler<?, ?> handler) {
        router.remove(action, handler);
    }

    /** @param listener told whose handler let out an exception that is no refusal; the CSMS has its InternalError then */
    public void onHandlerFailure(BiConsumer<String, Throwable> listener) {
        router.onFailure(listener);
    }

    public void addListener(String action, OutboxListener<?, ?> listener) {
        outbox.add(action, listener);
    }

    public void removeListener(String action, OutboxListener<?, ?> listener) {
        outbox.remove(action, listener);
    }

    public Outbox outbox() {
        return outbox;
    }

    /** Messages that were given up. */
    public UndeliveredMessages undelivered() {
        return undelivered;
    }

    /** A façade for one bundle; what it has open goes with {@link CsmsFacade#close}. */
    public CsmsFacade csms(String owner) {
        CsmsFacade client = new CsmsFacade(this, owner);
        clients.add(client);
        return client;
    }

    StationLoop loop() {
        return loop;
    }

    Link link() {
        return keeper.link();
    }

    Duration silence() {
        return loop.uptime().minus(lastAnswer);
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

    private OutgoingCall<?> heartbeat() {
        return outgoing(new HeartbeatRequest(null), answer -> {}, failure -> {});
    }

    <R extends Response> OutgoingCall<R> outgoing(Request<R> request, Consumer<R> answered, Consumer<CallFailedException> failed) {
        return OutgoingCall.of(store, request, answered, failed);
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

    void drop(CsmsFacade gone, Predicate<OutgoingCall<?>> unwanted) {
        calls.drop(unwanted);
        clients.remove(gone);
        callEnded();
    }

    @Override
    public Promise<Void> park(String symbolicName) {
        router.park(symbolicName);
        return drains.await(symbolicName);
    }

    @Override
    public void release(String symbolicName) {
        drains.over(symbolicName);
        router.release(symbolicName);
    }

    void callEnded() {
        drains.look();
    }

    private boolean drained(String owner) {
        return router.begun(owner) == 0 && clients.stream().noneMatch(client -> client.owner().equals(owner) && client.open() > 0);
    }

    /** B01.FR.08, B02.FR.02, B03.FR.02. */
    private boolean maySend(Request<?> request, boolean asAsked) {
        return accepted() || request instanceof BootNotificationRequest
                || asAsked && status.filter(s -> s == RegistrationStatus.Pending).isPresent();
    }

    private void pump() {
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

    private final class LinkEvents implements LinkKeeper.Owner, OcppJConnection.Owner {

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
}
