package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.CallFailedException.Cause;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.api.spi.DialectSession;
import io.busbar.ocpp.api.spi.Exchange;
import io.busbar.ocpp.api.spi.FrameRules;
import io.busbar.ocpp.json.Frame;
import io.busbar.ocpp.json.FrameWriter;
import io.busbar.ocpp.messages.Response;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls of the station on one connection: one is open at a time (part 4, 4.1.1), with its time-out, and its answer is matched by the message id. On
 * the loop.
 */
final class OutgoingCalls {

    private static final Logger LOG = LoggerFactory.getLogger(OutgoingCalls.class);

    private static final String LOST = "the link went away before the answer";

    /** The call of the station that waits for its answer; a request may take several. */
    private record Open<R extends Response>(String id, OutgoingCall<R> call, Exchange<R> exchange, StationLoop.Timer timeout) {}

    private final StationLoop loop;
    private final DialectSession session;
    private final FrameRules rules;
    private final MessageIds ids;
    private final Supplier<Duration> messageTimeout;
    private final OcppJConnection.Owner owner;
    private final Consumer<String> send;
    private final Runnable pump;
    private final PeerFaults faults;
    private Open<?> open;
    private boolean closed;

    /**
     * @param send puts a frame on the connection
     * @param pump sends the next call
     */
    OutgoingCalls(StationLoop loop, DialectSession session, FrameRules rules, MessageIds ids, Supplier<Duration> messageTimeout,
            OcppJConnection.Owner owner, Consumer<String> send, Runnable pump, PeerFaults faults) {
        this.loop = loop;
        this.session = session;
        this.rules = rules;
        this.ids = ids;
        this.messageTimeout = messageTimeout;
        this.owner = owner;
        this.send = send;
        this.pump = pump;
        this.faults = faults;
    }

    /** No call waits for its answer. */
    boolean idle() {
        return open == null;
    }

    <R extends Response> void begin(OutgoingCall<R> call) {
        Exchange<R> exchange;
        Exchange.Step<R> first;
        try {
            exchange = guarded(() -> session.exchange(call.request()));
            first = guarded(() -> exchange.begin(call::commit));
        } catch (RpcException e) {
            LOG.error("{} is not sent: {}", call.request().getClass().getSimpleName(), e.getMessage());
            call.fail(new CallFailedException(Cause.INVALID_REQUEST, e.getMessage(), Optional.of(e.code())));
            return;
        }
        advance(call, exchange, first);
    }

    interface Translation<T> {

        T translate() throws RpcException;
    }

    /** What a defect of the dialect concerns ends like what it refuses: a request that never ended would block all that follow. */
    static <T> T guarded(Translation<T> translation) throws RpcException {
        try {
            return translation.translate();
        } catch (RuntimeException e) {
            LOG.error("the dialect has failed", e);
            throw new RpcException(RpcErrorCode.InternalError, "an error of the station's own");
        }
    }

    private <R extends Response> void advance(OutgoingCall<R> call, Exchange<R> exchange, Exchange.Step<R> step) {
        if (step instanceof Exchange.Step.Call<R> && closed) {
            call.fail(Cause.OFFLINE, LOST);
        } else if (step instanceof Exchange.Step.Call<R> next) {
            call.storeStep();
            String id = ids.next();
            Duration patience = messageTimeout.get();
            open = new Open<>(id, call, exchange, loop.after(patience, () -> timedOut(id, patience)));
            LOG.debug("--> {} {}", next.action(), id);
            send.accept(FrameWriter.call(id, next.action(), next.payload()));
        } else if (step instanceof Exchange.Step.Answered<R> last) {
            call.answer(last.response());
        }
    }

    /** What a dead link swallowed was not refused: only a peer that lives has left a call without an answer. */
    private void timedOut(String id, Duration patience) {
        owner.whenAlive(() -> {
            if (open != null && open.id.equals(id)) {
                LOG.warn("no answer to {} {} in {} s", open.call.request().getClass().getSimpleName(), id, patience.toSeconds());
                free().call.fail(Cause.TIMEOUT, "no answer in " + patience.toSeconds() + " s");
                owner.unanswered();
                pump.run();
            }
        });
    }

    private Open<?> free() {
        Open<?> ended = open;
        ended.timeout.cancel();
        open = null;
        return ended;
    }

    void take(Frame.CallResult result) {
        match(result.id()).ifPresent(answered -> complete(answered, result));
    }

    void take(Frame.CallError error) {
        match(error.id()).ifPresent(answered -> failed(answered, error));
    }

    /** A frame that was to be an answer, and is none. */
    void unreadable(String id, String description) {
        if (open != null && open.id.equals(id)) {
            free().call.fail(Cause.INVALID_ANSWER, description);
            pump.run();
        }
    }

    /** The open call of an answer; late answers and answers to nothing are ignored (part 4, 4.1.1). */
    private Optional<Open<?>> match(String id) {
        if (open == null || !open.id.equals(id)) {
            faults.count(PeerFaults.Kind.STRAY_ANSWER, "an answer to nothing that is open ({}), ignored", OcppJConnection.printable(id));
            return Optional.empty();
        }
        return Optional.of(free());
    }

    private <R extends Response> void complete(Open<R> answered, Frame.CallResult result) {
        LOG.debug("<-- answer {}", result.id());
        owner.answered();
        owner.proven();
        OutgoingCall<R> call = answered.call;
        Optional<Exchange.Step<R>> next = Optional.empty();
        try {
            next = Optional.of(guarded(() -> answered.exchange.answered(result.payload(), call::commit)));
        } catch (RpcException e) {
            faults.count(PeerFaults.Kind.INVALID_ANSWER, "the answer {} to {} does not fit: {}", result.id(),
                    call.request().getClass().getSimpleName(), e.getMessage());
            owner.invalid("answer to " + call.request().getClass().getSimpleName());
            if (rules.callResultError()) {
                send.accept(FrameWriter.callResultError(rules, result.id(), e.code(), e.getMessage()));
            }
            call.fail(Cause.INVALID_ANSWER, e.getMessage());
        }
        next.ifPresent(step -> advance(call, answered.exchange, step));
        pump.run();
    }

    private <R extends Response> void failed(Open<R> answered, Frame.CallError error) {
        OutgoingCall<R> call = answered.call;
        LOG.warn("<-- {} {} failed: {} {}", call.request().getClass().getSimpleName(), error.id(), OcppJConnection.printable(error.code()),
                OcppJConnection.printable(error.description()));
        owner.answered();
        Optional<RpcErrorCode> code = rules.codeOf(error.code());
        Optional<Exchange.Step<R>> next = afterFailure(answered, code);
        if (next.isPresent()) {
            advance(call, answered.exchange, next.get());
        } else {
            call.fail(new CallFailedException(Cause.ERROR,
                    OcppJConnection.printable(error.code()) + " " + OcppJConnection.printable(error.description()), code));
        }
        pump.run();
    }

    private static <R extends Response> Optional<Exchange.Step<R>> afterFailure(Open<R> answered, Optional<RpcErrorCode> code) {
        try {
            return guarded(() -> answered.exchange.failed(code, answered.call::commit));
        } catch (RpcException e) {
            return Optional.empty();
        }
    }

    /** The connection has ended: what is open fails. */
    void close() {
        closed = true;
        if (open != null) {
            free().call.fail(Cause.OFFLINE, LOST);
        }
    }
}
