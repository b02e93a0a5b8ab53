package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Link;
import io.busbar.ocpp.api.Outbox;
import io.busbar.ocpp.api.OutboxListener;
import io.busbar.ocpp.api.Registration;
import io.busbar.ocpp.api.spi.Dialect;
import io.busbar.ocpp.api.spi.Transport;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.ocpp.messages.provisioning.SetNetworkProfileRequest;
import io.busbar.ocpp.messages.provisioning.SetNetworkProfileResponse;
import io.busbar.security.api.Identities;
import io.busbar.security.api.Succession;
import io.busbar.security.api.TrustedRoots;
import io.busbar.station.api.control.DurableJobs;
import io.busbar.station.api.control.SecurityEvents;
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

    private final StationLoop loop;
    private final Store store;
    private final SecurityEvents security;
    private final LinkParts parts = new LinkParts();
    private final NetworkProfiles profiles;
    private final Router router;
    private final UndeliveredMessages undelivered;
    private final OutboxQueue outbox;
    private final CsmsLink link;
    private final LinkKeeper keeper;
    private final Drains drains;
    private final StartGate gate;
    private final Set<CsmsFacade> clients = new HashSet<>();

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
        this.security = security;
        StoreSpace space = store.open(SELF, 1, SchemaUpgrade.NONE);
        profiles = new NetworkProfiles(loop, store, space, model, security, address, parts, this::profile);
        router = new Router(loop, this::status);
        router.onEnd(this::callEnded);
        undelivered = new UndeliveredMessages(loop, space, security);
        outbox = new OutboxQueue(loop, store, space, profiles.settings, new OutboxIndex(outboxCapacity, outboxBytes),
                undelivered, this::pump);
        drains = new Drains(loop, this::drained);
        gate = new StartGate(loop, this::modulesStarted);
        link = new CsmsLink(loop, store, events, security, profiles, router, outbox, gate, new MessageIds(random));
        keeper = link.keepBy(parts, new AttemptResults(profiles, new FailureReports(security), new BackOff(profiles.settings, random)));
        profiles.settings.password.onChange(changed -> link.passwordChanged());
    }

    /** Asked for while this is still being made, too. */
    private Optional<NetworkSlot> profile() {
        return keeper == null ? Optional.empty() : keeper.profile();
    }

    /** Whether messages are written to the log, without what is secret. */
    public void traceMessages(boolean on) {
        link.trace(on);
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
        link.identityChanged();
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

    private void pump() {
        link.pump();
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
        CsmsFacade client = new CsmsFacade(this, link, owner);
        clients.add(client);
        return client;
    }

    StationLoop loop() {
        return loop;
    }

    Link link() {
        return keeper.link();
    }

    void drop(CsmsFacade gone, Predicate<OutgoingCall<?>> unwanted) {
        link.drop(unwanted);
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

    @Override
    public Optional<RegistrationStatus> status() {
        return link.status();
    }

    @Override
    public void update(RegistrationStatus status) {
        link.update(status);
    }

    @Override
    public void disconnectFor(Duration pause) {
        link.disconnectFor(pause);
    }
}
