package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.CallFailedException.Cause;
import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.Dialect;
import io.busbar.ocpp.json.Frame;
import io.busbar.ocpp.json.FrameReader;
import io.busbar.ocpp.json.FrameWriter;
import io.busbar.ocpp.messages.Response;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * OCPP-J on one connection: frames in and out, the one open call of the station (part 4, 4.1.1), its time-out, answers matched by message
 * id. On the loop.
 */
final class Line {

    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    /** What the line needs of its surroundings. */
    interface Owner {

        /** The next call to send, if one may be sent now. */
        Optional<OutgoingCall<?>> nextCall();

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

    private record Open(String id, OutgoingCall<?> call, StationLoop.Timer timeout) {}

    private final StationLoop loop;
    private final Connection connection;
    private final Dialect dialect;
    private final MessageIds ids;
    private final Supplier<Duration> messageTimeout;
    private final Owner owner;
    private final Incoming incoming;
    private final MessageTrace trace;
    private final FrameReader reader = new FrameReader();
    private final PeerFaults faults = new PeerFaults();
    private Open open;
    private boolean closed;
    private boolean invalidSeen;

    Line(StationLoop loop, Connection connection, Dialect dialect, MessageIds ids, Supplier<Duration> messageTimeout, Owner owner,
            Router router, AnswersFirst order, MessageTrace trace) {
        this.trace = trace;
        this.loop = loop;
        this.connection = connection;
        this.dialect = dialect;
        this.ids = ids;
        this.messageTimeout = messageTimeout;
        this.owner = owner;
        incoming = new Incoming(loop, dialect, router, order, this::send, owner::invalid, faults);
    }

    OcppVersion version() {
        return dialect.version();
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

    /** Sends the next call if none is open. */
    void pump() {
        while (open == null && !closed) {
            Optional<OutgoingCall<?>> next = owner.nextCall();
            if (next.isEmpty()) {
                return;
            }
            begin(next.get());
        }
    }

    private void begin(OutgoingCall<?> call) {
        Dialect.Encoded encoded;
        try {
            encoded = dialect.encode(call.request());
        } catch (RpcException e) {
            LOG.error("{} is not sent: {}", call.request().getClass().getSimpleName(), e.getMessage());
            call.fail(Cause.INVALID_REQUEST, e.getMessage());
            return;
        }
        String id = ids.next();
        Duration patience = messageTimeout.get();
        open = new Open(id, call, loop.after(patience, () -> timedOut(id, patience)));
        LOG.debug("--> {} {}", encoded.action(), id);
        send(FrameWriter.call(id, encoded.action(), encoded.payload()));
    }

    /** What a dead link swallowed was not refused: only a peer that lives has left a call without an answer. */
    private void timedOut(String id, Duration patience) {
        owner.whenAlive(() -> {
            if (open != null && open.id.equals(id)) {
                LOG.warn("no answer to {} {} in {} s", open.call.request().getClass().getSimpleName(), id, patience.toSeconds());
                free().fail(Cause.TIMEOUT, "no answer in " + patience.toSeconds() + " s");
                owner.unanswered();
                pump();
            }
        });
    }

    private OutgoingCall<?> free() {
        OutgoingCall<?> call = open.call;
        open.timeout.cancel();
        open = null;
        return call;
    }

    private void send(String frame) {
        if (!closed) {
            trace.sent(frame);
            connection.send(frame).onFailure(failure -> LOG.debug("not sent: {}", failure.getMessage()));
        }
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
            match(result.id()).ifPresent(call -> complete(call, result));
        } else if (frame instanceof Frame.CallError error) {
            match(error.id()).ifPresent(call -> refused(call, error));
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
    private Optional<OutgoingCall<?>> match(String id) {
        if (open == null || !open.id.equals(id)) {
            faults.count(PeerFaults.Kind.STRAY_ANSWER, "an answer to nothing that is open ({}), ignored", printable(id));
            return Optional.empty();
        }
        return Optional.of(free());
    }

    private <R extends Response> void complete(OutgoingCall<R> call, Frame.CallResult result) {
        LOG.debug("<-- answer {}", result.id());
        owner.answered();
        owner.proven();
        R response;
        try {
            response = dialect.decodeResponse(call.request(), result.payload());
        } catch (RpcException e) {
            faults.count(PeerFaults.Kind.INVALID_ANSWER, "the answer {} to {} does not fit: {}", result.id(),
                    call.request().getClass().getSimpleName(), e.getMessage());
            owner.invalid("answer to " + call.request().getClass().getSimpleName());
            if (dialect.version() == OcppVersion.V21) {
                send(FrameWriter.callResultError(result.id(), e.code(), e.getMessage()));
            }
            call.fail(Cause.INVALID_ANSWER, e.getMessage());
            pump();
            return;
        }
        call.answer(response);
        pump();
    }

    private void refused(OutgoingCall<?> call, Frame.CallError error) {
        LOG.warn("<-- {} refused {}: {} {}", call.request().getClass().getSimpleName(), error.id(), printable(error.code()),
                printable(error.description()));
        owner.answered();
        Optional<RpcErrorCode> code = Arrays.stream(RpcErrorCode.values()).filter(known -> known.name().equals(error.code())).findFirst();
        call.fail(new CallFailedException(Cause.ERROR, printable(error.code()) + " " + printable(error.description()), code));
        pump();
    }

    private void unsupported(Frame.Unsupported frame) {
        faults.count(PeerFaults.Kind.UNKNOWN_TYPE, "message type {} is not known", frame.type());
        owner.invalid("message type " + frame.type());
        if (dialect.version() != OcppVersion.V21) {
            send(FrameWriter.callError(frame.id().orElse(Frame.NO_ID), RpcErrorCode.MessageTypeNotSupported, "no such message type"));
        }
    }

    /** Only what may have been a call is answered: an error about an answer would look like the answer to a call of the CSMS. */
    private void malformed(Frame.Malformed frame) {
        faults.count(PeerFaults.Kind.MALFORMED, "malformed frame ({}): {}", frame.id().map(Line::printable).orElse("no id"),
                frame.description());
        owner.invalid(frame.description());
        boolean answer = frame.type().isPresent() && frame.type().getAsInt() != 2;
        if (!answer) {
            send(FrameWriter.callError(frame.answerId(), frame.code(), frame.description()));
        } else if (frame.id().isPresent() && open != null && open.id.equals(frame.id().get())) {
            free().fail(Cause.INVALID_ANSWER, frame.description());
            pump();
        }
    }

    /** The connection is gone: what is open fails, nothing is sent any more. */
    void closed() {
        closed = true;
        faults.sum();
        incoming.close();
        if (open != null) {
            free().fail(Cause.OFFLINE, "the link went away before the answer");
        }
    }

    /** What a peer sent, for a log line: short, and nothing that moves a cursor. */
    static String printable(String text) {
        String cut = text.length() > 200 ? text.substring(0, 200) + "..." : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
