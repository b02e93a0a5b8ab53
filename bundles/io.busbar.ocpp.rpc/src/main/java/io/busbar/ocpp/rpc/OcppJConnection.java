package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.CallFailedException.Cause;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.DialectSession;
import io.busbar.ocpp.api.spi.Exchange;
import io.busbar.ocpp.api.spi.FrameRules;
import io.busbar.ocpp.json.Frame;
import io.busbar.ocpp.json.FrameReader;
import io.busbar.ocpp.json.FrameWriter;
import io.busbar.ocpp.messages.Response;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * OCPP-J on one connection: frames in and out, the one open call of the station (part 4, 4.1.1), its time-out, answers matched by message
 * id. On the loop.
 */
final class OcppJConnection {

    private static final Logger LOG = LoggerFactory.getLogger(OcppJConnection.class);

    /** What the connection needs of those who use it. */
    interface Owner {

        /** The next call to send, if one may be sent now. */
        Optional<OutgoingCall<?>> nextCall();

        /** The next message without an answer, if one may be sent now. */
        Optional<OutgoingSend> nextSend();

        /** The peer answered one of our calls. */
        void answered();

        /** It answered with a result: it is a CSMS, and not only something that accepts connections. */
        void proven();

        /** Runs that once the peer has shown that it lives; if it does not, the link is lost. */
        void whenAlive(Runnable alive);

        /** The peer lives, and has not answered a call in time. */
        void unanswered();

        /** The peer sent something that is no OCPP message, or does not fit its schema. */
        void invalid(String what);

        /** The peer sends so much that is no OCPP-J that the connection is to be closed. */
        void misbehaves(String why);
    }

    /** The call of the station that waits for its answer; a request may take several. */
    private record Open<R extends Response>(String id, OutgoingCall<R> call, Exchange<R> exchange, StationLoop.Timer timeout) {}

    private final StationLoop loop;
    private final Connection connection;
    private final DialectSession session;
    private final FrameRules rules;
    private final MessageIds ids;
    private final Supplier<Duration> messageTimeout;
    private final Owner owner;
    private final IncomingCalls incoming;
    private final MessageTrace trace;
    private final FrameReader reader = new FrameReader();
    private final PeerFaults faults = new PeerFaults();
    private Open<?> open;
    private boolean closed;
    private boolean invalidSeen;

    OcppJConnection(StationLoop loop, Connection connection, DialectSession session, FrameRules rules, MessageIds ids,
            Supplier<Duration> messageTimeout, Owner owner,
            Router router, AnswersFirst order, MessageTrace trace) {
        this.trace = trace;
        this.loop = loop;
        this.connection = connection;
        this.session = session;
        this.rules = rules;
        this.ids = ids;
        this.messageTimeout = messageTimeout;
        this.owner = owner;
        incoming = new IncomingCalls(loop, session, rules, router, order, this::send, owner::invalid, faults);
    }

    Connection connection() {
        return connection;
    }

    /** Nothing is open in either direction. */
    boolean atRest() {
        return open == null && incoming.atRest();
    }

    /** No call of the station waits for its answer. */
    boolean idle() {
        return open == null;
    }

    /** Whether this is asked for the first time. */
    boolean firstInvalid() {
        boolean first = !invalidSeen;
        invalidSeen = true;
        return first;
    }

    /** Sends what waits: messages without an answer at once, the next call if none is open. */
    void pump() {
        for (Optional<OutgoingSend> next = nextSend(); next.isPresent(); next = nextSend()) {
            send(next.get());
        }
        while (open == null && !closed) {
            Optional<OutgoingCall<?>> next = owner.nextCall();
            if (next.isEmpty()) {
                return;
            }
            begin(next.get());
        }
    }

    private Optional<OutgoingSend> nextSend() {
        return closed ? Optional.empty() : owner.nextSend();
    }

    private void send(OutgoingSend message) {
        if (!rules.send()) {
            message.fail(new CallFailedException(Cause.INVALID_REQUEST, "the OCPP version in use has no messages without an answer",
                    Optional.of(RpcErrorCode.NotSupported)));
            return;
        }
        try {
            DialectSession.Encoded encoded = guarded(() -> session.encode(message.message()));
            String id = ids.next();
            LOG.debug("--> {} {} (no answer)", encoded.action(), id);
            message.sent(transmit(FrameWriter.send(id, encoded.action(), encoded.payload())));
        } catch (RpcException e) {
            LOG.error("{} is not sent: {}", message.message().getClass().getSimpleName(), e.getMessage());
            message.fail(new CallFailedException(Cause.INVALID_REQUEST, e.getMessage(), Optional.of(e.code())));
        }
    }

    private <R extends Response> void begin(OutgoingCall<R> call) {
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

    private interface Translation<T> {

        T translate() throws RpcException;
    }

    /** What a defect of the dialect concerns ends like what it refuses: a request that never ended would block all that follow. */
    private static <T> T guarded(Translation<T> translation) throws RpcException {
        try {
            return translation.translate();
        } catch (RuntimeException e) {
            LOG.error("the dialect has failed", e);
            throw new RpcException(RpcErrorCode.InternalError, "an error of the station's own");
        }
    }

    private <R extends Response> void advance(OutgoingCall<R> call, Exchange<R> exchange, Exchange.Step<R> step) {
        if (step instanceof Exchange.Step.Call<R> next) {
            call.storeStep();
            String id = ids.next();
            Duration patience = messageTimeout.get();
            open = new Open<>(id, call, exchange, loop.after(patience, () -> timedOut(id, patience)));
            LOG.debug("--> {} {}", next.action(), id);
            send(FrameWriter.call(id, next.action(), next.payload()));
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
                pump();
            }
        });
    }

    private Open<?> free() {
        Open<?> ended = open;
        ended.timeout.cancel();
        open = null;
        return ended;
    }

    private void send(String frame) {
        if (!closed) {
            transmit(frame).onFailure(failure -> LOG.debug("not sent: {}", failure.getMessage()));
        }
    }

    private Promise<Void> transmit(String frame) {
        trace.sent(frame);
        return connection.send(frame);
    }

    /** Takes a text of the peer. @param next to be run when more may come */
    void take(String text, Runnable next) {
        if (closed) {
            return;
        }
        trace.received(text);
        Frame frame = reader.read(text);
        if (frame instanceof Frame.Call call) {
            LOG.debug("<-- {} {}", call.action(), call.id());
            incoming.take(call, next);
            return;
        }
        if (frame instanceof Frame.CallResult result) {
            match(result.id()).ifPresent(answered -> complete(answered, result));
        } else if (frame instanceof Frame.CallError error) {
            match(error.id()).ifPresent(answered -> failed(answered, error));
        } else if (frame instanceof Frame.CallResultError error) {
            faults.count(PeerFaults.Kind.COMPLAINT, "the CSMS did not understand the answer {}: {} {}", printable(error.id()),
                    printable(error.code()), printable(error.description()));
        } else if (frame instanceof Frame.Send) {
            faults.count(PeerFaults.Kind.SEND, "a SEND message from the CSMS is not expected, ignored");
        } else if (frame instanceof Frame.Unsupported unsupported) {
            unsupported(unsupported);
        } else if (frame instanceof Frame.Malformed malformed) {
            malformed(malformed);
        }
        if (!closed && faults.tooMany()) {
            owner.misbehaves("too many frames that are no OCPP-J");
        }
        next.run();
    }

    /** The open call of an answer; late answers and answers to nothing are ignored (part 4, 4.1.1). */
    private Optional<Open<?>> match(String id) {
        if (open == null || !open.id.equals(id)) {
            faults.count(PeerFaults.Kind.STRAY_ANSWER, "an answer to nothing that is open ({}), ignored", printable(id));
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
                send(FrameWriter.callResultError(rules, result.id(), e.code(), e.getMessage()));
            }
            call.fail(Cause.INVALID_ANSWER, e.getMessage());
        }
        next.ifPresent(step -> advance(call, answered.exchange, step));
        pump();
    }

    private <R extends Response> void failed(Open<R> answered, Frame.CallError error) {
        OutgoingCall<R> call = answered.call;
        LOG.warn("<-- {} {} failed: {} {}", call.request().getClass().getSimpleName(), error.id(), printable(error.code()),
                printable(error.description()));
        owner.answered();
        Optional<RpcErrorCode> code = rules.codeOf(error.code());
        Optional<Exchange.Step<R>> next = afterFailure(answered, code);
        if (next.isPresent()) {
            advance(call, answered.exchange, next.get());
        } else {
            call.fail(new CallFailedException(Cause.ERROR, printable(error.code()) + " " + printable(error.description()), code));
        }
        pump();
    }

    private static <R extends Response> Optional<Exchange.Step<R>> afterFailure(Open<R> answered, Optional<RpcErrorCode> code) {
        try {
            return guarded(() -> answered.exchange.failed(code, answered.call::commit));
        } catch (RpcException e) {
            return Optional.empty();
        }
    }

    private void unsupported(Frame.Unsupported frame) {
        faults.count(PeerFaults.Kind.UNKNOWN_TYPE, "message type {} is not known", frame.type());
        owner.invalid("message type " + frame.type());
        if (rules.unknownTypeAnswered()) {
            send(FrameWriter.callError(rules, frame.id().orElse(Frame.NO_ID), RpcErrorCode.MessageTypeNotSupported,
                    "no such message type"));
        }
    }

    /** Only what may have been a call is answered: an error about an answer would look like the answer to a call of the CSMS. */
    private void malformed(Frame.Malformed frame) {
        faults.count(PeerFaults.Kind.MALFORMED, "malformed frame ({}): {}", frame.id().map(OcppJConnection::printable).orElse("no id"),
                frame.description());
        owner.invalid(frame.description());
        boolean answer = frame.type().isPresent() && frame.type().getAsInt() != 2;
        if (!answer) {
            send(FrameWriter.callError(rules, frame.answerId(), frame.code(), frame.description()));
        } else if (frame.id().isPresent() && open != null && open.id.equals(frame.id().get())) {
            free().call.fail(Cause.INVALID_ANSWER, frame.description());
            pump();
        }
    }

    /** The connection is gone: what is open fails, nothing is sent any more. */
    void closed() {
        closed = true;
        faults.sum();
        incoming.close();
        session.close();
        if (open != null) {
            free().call.fail(Cause.OFFLINE, "the link went away before the answer");
        }
    }

    /** What a peer sent, for a log line: short, and nothing that moves a cursor. */
    static String printable(String text) {
        String cut = text.length() > 200 ? text.substring(0, 200) + "..." : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
