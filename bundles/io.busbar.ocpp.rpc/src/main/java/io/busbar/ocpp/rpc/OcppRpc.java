package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.CallFailedException.Cause;
import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Link;
import io.busbar.ocpp.api.Outbox;
import io.busbar.ocpp.api.OutboxListener;
import io.busbar.ocpp.api.Registration;
import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.Dialect;
import io.busbar.ocpp.api.spi.Transport;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.provisioning.BootNotificationRequest;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEvents;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.store.api.Store;
import io.busbar.update.api.SwapPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/**
 * The RPC layer, assembled: one link, its line, the router for the CSMS's calls, the queue and the outbox for ours, and the gate that
 * registration opens. All methods on the loop. Usable without OSGi.
 */
public final class OcppRpc implements Registration, SwapPoint {

    private final StationLoop loop;
    private final StationEvents events;
    private final MessageIds ids;
    private final RpcSettings settings;
    private final Router router;
    private final CallQueue calls = new CallQueue();
    private final OutboxQueue outbox;
    private final LinkKeeper keeper;
    private final Set<CsmsFacade> clients = new HashSet<>();
    private final Map<String, List<Deferred<Void>>> draining = new HashMap<>();
    private Optional<RegistrationStatus> status = Optional.empty();
    private Line line;
    private Duration downSince = Duration.ZERO;
    private boolean everUp;
    private Duration lastAnswer = Duration.ZERO;
    private boolean outboxTurn;

    /** @param outboxCapacity messages after which thinnable ones are dropped */
    public OcppRpc(StationLoop loop, Store store, DeviceModel model, StationEvents events, CsmsAddress address, int outboxCapacity,
            RandomGenerator random) {
        this.loop = loop;
        this.events = events;
        ids = new MessageIds(random);
        settings = new RpcSettings(model, address);
        router = new Router(loop, this::status);
        router.onEnd(this::callEnded);
        keeper = new LinkKeeper(loop, settings, address.roots(), random, new LinkEvents());
        outbox = new OutboxQueue(loop, store, settings, outboxCapacity, keeper::anyDialect, this::pump);
        // A01: the new password is used from the next connection on, which follows once the answer is out
        settings.password.onChange(changed -> loop.after(Duration.ofSeconds(1),
                () -> keeper.pause(Duration.ZERO, "new password")));
    }

    public void start() {
        keeper.start();
    }

    public void stop() {
        keeper.stop();
    }

    public void addTransport(Transport transport) {
        addTransport(transport, 0);
    }

    /** @param ranking the highest makes the next connection; of equals the oldest */
    public void addTransport(Transport transport, int ranking) {
        keeper.add(transport, ranking);
    }

    public void removeTransport(Transport transport) {
        keeper.remove(transport);
    }

    public void addDialect(Dialect dialect) {
        keeper.add(dialect);
    }

    public void removeDialect(Dialect dialect) {
        keeper.remove(dialect);
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
        if (line == null) {
            call.fail(Cause.OFFLINE, keeper.link().why());
        } else if (!maySend(call.request(), asAsked)) {
            call.fail(Cause.NOT_ACCEPTED, "the CSMS has not accepted the station" + status.map(s -> " (" + s + ")").orElse(""));
        } else if (!calls.offer(call)) {
            call.fail(Cause.BUSY, "too many calls wait");
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
        Deferred<Void> drained = loop.promises().deferred();
        draining.computeIfAbsent(symbolicName, name -> new ArrayList<>(1)).add(drained);
        callEnded();
        return drained.getPromise();
    }

    @Override
    public void release(String symbolicName) {
        settle(draining.remove(symbolicName));
        router.release(symbolicName);
    }

    /** Looks, one task later, who is drained: what an answer sets off runs before. */
    void callEnded() {
        if (!draining.isEmpty()) {
            loop.execute(
                    () -> List.copyOf(draining.keySet()).stream().filter(this::drained).forEach(owner -> settle(draining.remove(owner))));
        }
    }

    private boolean drained(String owner) {
        return router.begun(owner) == 0 && clients.stream().noneMatch(client -> client.owner().equals(owner) && client.open() > 0);
    }

    private static void settle(List<Deferred<Void>> waiting) {
        if (waiting != null) {
            waiting.forEach(drained -> drained.resolve(null));
        }
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

    private final class LinkEvents implements LinkKeeper.Owner, Line.Owner {

        @Override
        public void up(Connection connection, Dialect dialect) {
            line = new Line(loop, connection, dialect, ids, settings::messageTimeout, this, router);
            Duration downFor = everUp ? loop.uptime().minus(downSince) : Duration.ZERO;
            everUp = true;
            lastAnswer = loop.uptime();
            events.publish(new StationEvent.LinkChanged(loop.now(), true, downFor));
            line.pump();
        }

        @Override
        public void text(String text, Runnable next) {
            line.take(text, next);
        }

        @Override
        public void down(String why) {
            Line lost = line;
            line = null;
            downSince = loop.uptime();
            lost.closed();
            calls.failAll(Cause.OFFLINE, why);
            events.publish(new StationEvent.LinkChanged(loop.now(), false, Duration.ZERO));
        }

        /** The outbox and the other calls take turns; before acceptance there are only the others. */
        @Override
        public Optional<OutgoingCall<?>> nextCall() {
            boolean outboxMay = accepted() && outbox.ready();
            if (outboxMay && (outboxTurn || calls.isEmpty())) {
                outboxTurn = false;
                return outbox.next();
            }
            outboxTurn = true;
            return calls.poll();
        }

        @Override
        public void answered() {
            lastAnswer = loop.uptime();
        }
    }
}
