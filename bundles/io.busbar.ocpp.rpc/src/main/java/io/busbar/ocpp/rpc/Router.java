package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.api.spi.Received;
import io.busbar.ocpp.messages.Actions;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/**
 * Which handler answers which action. A handler that comes while another stands waits behind it. The calls for an owner that is being replaced
 * are parked: they wait, in order, for whoever answers their action afterwards. On the loop.
 */
final class Router {

    /** A parked call is answered before its CSMS would give up on it. */
    private static final Duration PARKED_AT_MOST = Duration.ofSeconds(20);

    private record RegisteredHandler(String owner, CallHandler<?, ?> handler) {}

    /** Answers a call, now. */
    private interface Work<T> {

        Promise<T> begin() throws RpcException;
    }

    /** @param action that a handler answers; empty for what the dialect answers itself */
    private record Parked<T>(Optional<String> action, Work<T> work, Deferred<T> answer) {}

    /** What is held back for one owner: the actions it answered when parking began, and the calls for them. */
    private record ParkedCalls(Set<String> actions, List<Parked<?>> calls) {}

    private final StationLoop loop;
    private final Supplier<Optional<RegistrationStatus>> registration;
    private final Map<String, List<RegisteredHandler>> handlers = new HashMap<>();
    private final Map<String, ParkedCalls> parked = new HashMap<>();
    /** While the station's modules start, the calls for all of them. */
    private Optional<ParkedCalls> starting = Optional.empty();
    private final Map<String, Integer> begun = new HashMap<>();
    private Runnable ended = () -> {};
    private BiConsumer<String, Throwable> failed = (owner, failure) -> {};

    Router(StationLoop loop, Supplier<Optional<RegistrationStatus>> registration) {
        this.loop = loop;
        this.registration = registration;
    }

    /** @param callEnded told whenever a call that a handler had not answered at once is over */
    void onEnd(Runnable callEnded) {
        ended = callEnded;
    }

    /** @param listener told whose handler let out an exception that is no refusal */
    void onFailure(BiConsumer<String, Throwable> listener) {
        failed = listener;
    }

    void add(String owner, String action, CallHandler<?, ?> handler) {
        handlers.computeIfAbsent(action, name -> new ArrayList<>(1)).add(new RegisteredHandler(owner, handler));
    }

    void remove(String action, CallHandler<?, ?> handler) {
        List<RegisteredHandler> standing = handlers.getOrDefault(action, new ArrayList<>());
        standing.removeIf(other -> other.handler == handler);
        if (standing.isEmpty()) {
            handlers.remove(action);
        }
    }

    /** Calls for the actions that this owner answers wait from now on. */
    void park(String owner) {
        Set<String> actions = new HashSet<>();
        handlers.forEach((action, standing) -> {
            if (standing.get(0).owner.equals(owner)) {
                actions.add(action);
            }
        });
        parked.computeIfAbsent(owner, name -> new ParkedCalls(actions, new ArrayList<>()));
    }

    /** What waited goes to whoever answers its action now; one by one, before what comes from now on. */
    void release(String owner) {
        ParkedCalls calls = parked.remove(owner);
        if (calls != null) {
            deliver(calls);
        }
    }

    /** All calls wait from now on, whoever will answer them. */
    void parkAll() {
        starting = Optional.of(new ParkedCalls(Set.of(), new ArrayList<>()));
    }

    /** As {@link #release}, for what {@link #parkAll} held. */
    void releaseAll() {
        Optional<ParkedCalls> calls = starting;
        starting = Optional.empty();
        calls.ifPresent(this::deliver);
    }

    private void deliver(ParkedCalls calls) {
        calls.calls.forEach(call -> loop.execute(() -> deliver(call)));
        calls.calls.clear();
    }

    private <T> void deliver(Parked<T> call) {
        if (call.answer.getPromise().isDone()) {
            return;
        }
        try {
            call.answer.resolveWith(admitted(call.action, call.work));
        } catch (RpcException | RuntimeException e) {
            call.answer.fail(e);
        }
    }

    /** Calls that this owner's handlers have taken and not answered. */
    int begun(String owner) {
        return begun.getOrDefault(owner, 0);
    }

    /**
     * @param begins run right before the handler is called, which may be later
     * @throws RpcException NotImplemented without a handler, SecurityError while the CSMS has us Rejected (B03.FR.08), or the handler's own
     */
    <R extends Response> Promise<R> route(Request<R> request, Runnable begins) throws RpcException {
        String action = Actions.of(request.getClass()).name();
        return admitted(Optional.of(action), () -> handled(action, request, begins));
    }

    /** As {@link #route}, for what no handler is asked for. */
    Promise<String> answer(Received.Answer own, Runnable begins) throws RpcException {
        return admitted(Optional.empty(), () -> {
            begins.run();
            return own.answer();
        });
    }

    private <T> Promise<T> admitted(Optional<String> action, Work<T> work) throws RpcException {
        if (registration.get().filter(status -> status == RegistrationStatus.Rejected).isPresent()) {
            throw new RpcException(RpcErrorCode.SecurityError, "the station was rejected");
        }
        if (starting.isPresent()) {
            return parked(starting.get(), action, work, "the station is starting");
        }
        for (ParkedCalls calls : parked.values()) {
            if (action.filter(calls.actions::contains).isPresent()) {
                return parked(calls, action, work, "the module that answers this is being replaced");
            }
        }
        return work.begin();
    }

    private <R extends Response> Promise<R> handled(String action, Request<R> request, Runnable begins) throws RpcException {
        List<RegisteredHandler> standing = handlers.get(action);
        if (standing == null) {
            throw new RpcException(RpcErrorCode.NotImplemented, "not part of this station");
        }
        RegisteredHandler first = standing.get(0);
        begins.run();
        try {
            return counted(first.owner, handle(first.handler, request));
        } catch (RuntimeException | Error e) {
            failed.accept(first.owner, e);
            throw new RpcException(RpcErrorCode.InternalError, "");
        }
    }

    private <T> Promise<T> parked(ParkedCalls calls, Optional<String> action, Work<T> work, String why) {
        Parked<T> call = new Parked<>(action, work, loop.promises().deferred());
        calls.calls.add(call);
        loop.after(PARKED_AT_MOST, () -> {
            if (calls.calls.remove(call) && !call.answer.getPromise().isDone()) {
                call.answer.fail(new RpcException(RpcErrorCode.InternalError, why));
            }
        });
        return call.answer.getPromise();
    }

    private <R extends Response> Promise<R> counted(String owner, Promise<R> answer) {
        if (!answer.isDone()) {
            begun.merge(owner, 1, Integer::sum);
            answer.onFailure(failure -> {
                if (!(failure instanceof RpcException)) {
                    failed.accept(owner, failure);
                }
            }).onResolve(() -> loop.execute(() -> {
                begun.computeIfPresent(owner, (name, count) -> count == 1 ? null : count - 1);
                ended.run();
            }));
        }
        return answer;
    }

    // the action names both the handler and the record type, see Handles
    @SuppressWarnings("unchecked")
    private static <R extends Response> Promise<R> handle(CallHandler<?, ?> handler, Request<R> request) throws RpcException {
        return ((CallHandler<Request<R>, R>) handler).handle(request);
    }
}
