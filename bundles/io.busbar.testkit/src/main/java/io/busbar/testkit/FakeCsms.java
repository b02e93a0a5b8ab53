package io.busbar.testkit;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.CallFailedException.Cause;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.api.Link;
import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Unconfirmed;
import io.busbar.ocpp.messages.provisioning.BootNotificationRequest;
import io.busbar.station.api.event.StationEvent.LinkChanged;
import io.busbar.station.api.event.StationEvents;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/**
 * A CSMS in the test's hand: one call at a time, answered as {@link #answer} says after {@link #latency}; later than 30 s is a time-out. What
 * no answer was given for is refused with NotImplemented.
 */
public final class FakeCsms implements Csms {

    public static final Duration MESSAGE_TIMEOUT = Duration.ofSeconds(30);

    private record Call(Request<?> request, Deferred<Response> answer) {}

    private final StationLoop loop;
    private final StationEvents events;
    private final FakeRegistration registration;
    private final Map<Class<?>, Function<Request<?>, Promise<? extends Response>>> answers = new HashMap<>();
    private final List<Request<?>> requests = new ArrayList<>();
    private final List<Request<?>> asAsked = new ArrayList<>();
    private final List<Unconfirmed> sent = new ArrayList<>();
    private final Deque<Call> waiting = new ArrayDeque<>();
    private Optional<Call> open = Optional.empty();
    private Duration latency = Duration.ZERO;
    private Duration lastAnswer = Duration.ZERO;
    private Link link;

    FakeCsms(StationLoop loop, StationEvents events, FakeRegistration registration) {
        this.loop = loop;
        this.events = events;
        this.registration = registration;
        link = new Link(true, Optional.of(OcppVersion.V201), loop.uptime(), "test");
    }

    // ---- what the test says

    /** Answers requests of a type. */
    public <Q extends Request<R>, R extends Response> FakeCsms answer(Class<Q> type, Function<Q, R> answer) {
        answers.put(type, request -> loop.resolved(answer.apply(type.cast(request))));
        return this;
    }

    /** Requests of a type fail; with TIMEOUT after 30 s, with another cause at once. */
    public <Q extends Request<?>> FakeCsms fail(Class<Q> type, Cause cause) {
        if (cause == Cause.TIMEOUT) {
            answers.put(type, request -> loop.promises().<Response>deferred().getPromise());
        } else {
            Optional<RpcErrorCode> code = cause == Cause.ERROR ? Optional.of(RpcErrorCode.InternalError) : Optional.empty();
            answers.put(type, request -> loop.failed(new CallFailedException(cause, "as the test wants", code)));
        }
        return this;
    }

    /** Answers come so much later from now on. */
    public FakeCsms latency(Duration time) {
        latency = time;
        return this;
    }

    /** The link is lost, and open and waiting calls with it, or is made again. */
    public void link(boolean up) {
        if (up == link.up()) {
            return;
        }
        Duration downFor = up ? loop.uptime().minus(link.since()) : Duration.ZERO;
        link = new Link(up, up ? Optional.of(OcppVersion.V201) : Optional.empty(), loop.uptime(), "test");
        if (!up) {
            open.ifPresent(call -> call.answer().fail(new CallFailedException(Cause.OFFLINE, "the link was lost")));
            waiting.forEach(call -> call.answer().fail(new CallFailedException(Cause.OFFLINE, "the link was lost")));
            open = Optional.empty();
            waiting.clear();
        }
        events.publish(new LinkChanged(loop.now(), up, downFor));
    }

    // ---- what the test sees

    /** All requests that were sent, in order. */
    public List<Request<?>> requests() {
        return List.copyOf(requests);
    }

    public <Q extends Request<?>> List<Q> requests(Class<Q> type) {
        return requests.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The newest request of a type; fails when there is none. */
    public <Q extends Request<?>> Q last(Class<Q> type) {
        List<Q> all = requests(type);
        if (all.isEmpty()) {
            throw new AssertionError("no " + type.getSimpleName() + " was sent, only " + requests);
        }
        return all.get(all.size() - 1);
    }

    /** Those of {@link #requests()} that came by {@link #callAsAsked}. */
    public List<Request<?>> requestsAsAsked() {
        return List.copyOf(asAsked);
    }

    /** All messages without an answer that were sent, in order. */
    public List<Unconfirmed> sent() {
        return List.copyOf(sent);
    }

    /** Forgets the requests and messages so far. */
    public void forget() {
        sent.clear();
        requests.clear();
        asAsked.clear();
    }

    // ---- the contract

    @Override
    public Promise<Void> send(Unconfirmed message) {
        if (!link.up()) {
            return loop.failed(new CallFailedException(Cause.OFFLINE, "no link"));
        }
        if (!registration.accepted()) {
            return loop.failed(new CallFailedException(Cause.NOT_ACCEPTED, "not accepted yet"));
        }
        sent.add(message);
        return loop.resolved(null);
    }

    @Override
    public <R extends Response> Promise<R> call(Request<R> request) {
        if (link.up() && !registration.accepted() && !(request instanceof BootNotificationRequest)) {
            return loop.failed(new CallFailedException(Cause.NOT_ACCEPTED, "not accepted yet"));
        }
        return send(request);
    }

    @Override
    public <R extends Response> Promise<R> callAsAsked(Request<R> request) {
        if (link.up()) {
            asAsked.add(request);
        }
        return send(request);
    }

    @SuppressWarnings("unchecked") // answer() holds a request's type and its answer's type together
    private <R extends Response> Promise<R> send(Request<R> request) {
        if (!link.up()) {
            return loop.failed(new CallFailedException(Cause.OFFLINE, "no link"));
        }
        Call call = new Call(request, loop.promises().deferred());
        waiting.add(call);
        sendNext();
        return (Promise<R>) call.answer().getPromise();
    }

    private void sendNext() {
        if (open.isPresent() || waiting.isEmpty()) {
            return;
        }
        Call call = waiting.poll();
        open = Optional.of(call);
        requests.add(call.request());
        loop.after(MESSAGE_TIMEOUT, () -> end(call, () -> call.answer().fail(new CallFailedException(Cause.TIMEOUT, "no answer in time"))));
        Function<Request<?>, Promise<? extends Response>> answer = answers.getOrDefault(call.request().getClass(), unknown -> loop
                .failed(new CallFailedException(Cause.ERROR, "the test has no answer", Optional.of(RpcErrorCode.NotImplemented))));
        loop.after(latency, () -> {
            if (open.filter(now -> now == call).isPresent()) {
                answer.apply(call.request()).onSuccess(response -> end(call, () -> {
                    lastAnswer = loop.uptime();
                    call.answer().resolve(response);
                })).onFailure(failure -> end(call, () -> call.answer().fail(failure)));
            }
        });
    }

    private void end(Call call, Runnable how) {
        if (open.filter(now -> now == call).isPresent()) {
            open = Optional.empty();
            how.run();
            sendNext();
        }
    }

    @Override
    public Link link() {
        return link;
    }

    @Override
    public Duration silence() {
        return loop.uptime().minus(lastAnswer);
    }
}
