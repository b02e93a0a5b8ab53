package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.api.spi.DialectSession;
import io.busbar.ocpp.api.spi.FrameRules;
import io.busbar.ocpp.api.spi.Received;
import io.busbar.ocpp.json.Frame;
import io.busbar.ocpp.json.FrameWriter;
import io.busbar.ocpp.messages.Response;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls of the CSMS on one connection: each gets exactly one answer, in time. On the loop. */
final class IncomingCalls {

    private static final Logger LOG = LoggerFactory.getLogger(IncomingCalls.class);

    /** A CSMS has one call open (part 4, 4.1.1); a few more are borne, then nothing is read until one is answered. */
    private static final int MOST_OPEN = 16;

    /** Characters of the open calls, above which nothing is read either: they, and what handlers keep of them, are memory. */
    private static final int MOST_CHARS = 524_288;

    /** Below the 30 seconds that a CSMS waits by custom. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    /** A call that has no answer yet. */
    private record Open(StationLoop.Timer patience, AnswersFirst.Hold hold, int chars) {

        void close() {
            patience.cancel();
            hold.end();
        }
    }

    private interface Encoding<T> {

        String encode(T answer) throws RpcException;
    }

    private final StationLoop loop;
    private final DialectSession session;
    private final FrameRules rules;
    private final Router router;
    private final AnswersFirst order;
    private final Consumer<String> send;
    private final Consumer<String> invalid;
    private final PeerFaults faults;
    private final Map<String, Open> open = new HashMap<>();
    private int openChars;
    private Runnable held;

    IncomingCalls(StationLoop loop, DialectSession session, FrameRules rules, Router router, AnswersFirst order, Consumer<String> send,
            Consumer<String> invalid,
            PeerFaults faults) {
        this.loop = loop;
        this.session = session;
        this.rules = rules;
        this.router = router;
        this.order = order;
        this.send = send;
        this.invalid = invalid;
        this.faults = faults;
    }

    void take(Frame.Call call, Runnable next) {
        if (open.containsKey(call.id())) {
            faults.count(PeerFaults.Kind.REPEATED_ID, "message id {} again before its answer, ignored",
                    OcppJConnection.printable(call.id()));
            next.run();
            return;
        }
        // the timer holds no payload
        Frame.Call head = new Frame.Call(call.id(), call.action(), "");
        AnswersFirst.Hold hold = order.hold();
        int chars = call.payload().length();
        open.put(call.id(), new Open(loop.after(PATIENCE, () -> late(head)), hold, chars));
        openChars += chars;
        if (hasRoom()) {
            next.run();
        } else {
            held = next;
        }
        answer(call, head, hold);
    }

    private boolean hasRoom() {
        return open.size() < MOST_OPEN && openChars < MOST_CHARS;
    }

    private void answer(Frame.Call call, Frame.Call head, AnswersFirst.Hold hold) {
        try {
            answer(head, receive(call), hold::begin);
        } catch (RpcException e) {
            error(head, e.code(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", OcppJConnection.printable(call.action()), OcppJConnection.printable(call.id()), e);
            error(head, RpcErrorCode.InternalError, "");
        }
    }

    private void answer(Frame.Call head, Received received, Runnable begins) throws RpcException {
        if (received instanceof Received.ForHandler<?> call) {
            answer(head, call, begins);
        } else if (received instanceof Received.ForDialect call) {
            await(head, router.answer(call.answer(), begins), payload -> payload);
        }
    }

    private <R extends Response> void answer(Frame.Call head, Received.ForHandler<R> call, Runnable begins) throws RpcException {
        await(head, router.route(call.request(), begins), call.encoder()::encode);
    }

    private Received receive(Frame.Call call) throws RpcException {
        try {
            return session.receive(call.action(), call.payload());
        } catch (RpcException e) {
            if (e.code() != RpcErrorCode.NotImplemented && e.code() != RpcErrorCode.NotSupported) {
                faults.count(PeerFaults.Kind.INVALID_CALL, "{} {}: {} {}", OcppJConnection.printable(call.action()),
                        OcppJConnection.printable(call.id()),
                        e.code(),
                        e.getMessage());
                invalid.accept(OcppJConnection.printable(call.action()) + ": " + e.code());
            }
            throw e;
        }
    }

    /** An answer that is there goes out at once, before any task that its handler left behind. */
    private <T> void await(Frame.Call call, Promise<T> answer, Encoding<T> encoding) {
        if (answer.isDone()) {
            finish(call, answer, encoding);
        } else {
            answer.onResolve(() -> {
                if (loop.inLoop()) {
                    finish(call, answer, encoding);
                } else {
                    loop.execute(() -> finish(call, answer, encoding));
                }
            });
        }
    }

    private <T> void finish(Frame.Call call, Promise<T> answer, Encoding<T> encoding) {
        try {
            Throwable failure = answer.getFailure();
            if (failure == null) {
                String payload = encoding.encode(answer.getValue());
                reply(call, FrameWriter.callResult(call.id(), payload));
            } else if (failure instanceof RpcException refusal) {
                error(call, refusal.code(), refusal.getMessage());
            } else {
                LOG.error("{} {} failed", call.action(), OcppJConnection.printable(call.id()), failure);
                error(call, RpcErrorCode.InternalError, "");
            }
        } catch (RpcException e) {
            LOG.error("our answer {} to {} does not fit its schema: {}", OcppJConnection.printable(call.id()), call.action(),
                    e.getMessage());
            error(call, RpcErrorCode.InternalError, "");
        } catch (java.lang.reflect.InvocationTargetException | InterruptedException e) {
            throw new IllegalStateException("a resolved promise does not throw", e);
        }
    }

    private void late(Frame.Call call) {
        LOG.error("{} {} was not answered by its handler in {} s", call.action(), OcppJConnection.printable(call.id()),
                PATIENCE.toSeconds());
        error(call, RpcErrorCode.InternalError, "no answer in time");
    }

    private void error(Frame.Call call, RpcErrorCode code, String description) {
        LOG.debug("--> {} {} {}", code, OcppJConnection.printable(call.id()), description);
        reply(call, FrameWriter.callError(rules, call.id(), code, description == null ? "" : description));
    }

    private void reply(Frame.Call call, String frame) {
        Open answered = open.remove(call.id());
        if (answered == null) {
            // answered already, as too late, or the link is gone
            return;
        }
        openChars -= answered.chars;
        send.accept(frame);
        answered.close();
        if (held != null && hasRoom()) {
            Runnable next = held;
            held = null;
            next.run();
        }
    }

    boolean atRest() {
        return open.isEmpty();
    }

    void close() {
        List<Open> unanswered = List.copyOf(open.values());
        open.clear();
        unanswered.forEach(Open::close);
    }
}
