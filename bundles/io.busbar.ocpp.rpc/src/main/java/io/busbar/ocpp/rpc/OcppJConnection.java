package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.CallFailedException.Cause;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.DialectSession;
import io.busbar.ocpp.api.spi.FrameRules;
import io.busbar.ocpp.json.Frame;
import io.busbar.ocpp.json.FrameReader;
import io.busbar.ocpp.json.FrameWriter;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** OCPP-J on one connection: frames in and out, and what of them is no OCPP-J (part 4, 4). On the loop. */
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

    private final Connection connection;
    private final DialectSession session;
    private final FrameRules rules;
    private final MessageIds ids;
    private final Owner owner;
    private final IncomingCalls incoming;
    private final OutgoingCalls outgoing;
    private final MessageTrace trace;
    private final FrameReader reader = new FrameReader();
    private final PeerFaults faults = new PeerFaults();
    private boolean closed;
    private boolean invalidSeen;

    OcppJConnection(StationLoop loop, Connection connection, DialectSession session, FrameRules rules, MessageIds ids,
            Supplier<Duration> messageTimeout, Owner owner,
            Router router, AnswersFirst order, MessageTrace trace) {
        this.trace = trace;
        this.connection = connection;
        this.session = session;
        this.rules = rules;
        this.ids = ids;
        this.owner = owner;
        outgoing = new OutgoingCalls(loop, session, rules, ids, messageTimeout, owner, this::send, this::pump, faults);
        incoming = new IncomingCalls(loop, session, rules, router, order, this::send, owner::invalid, faults);
    }

    Connection connection() {
        return connection;
    }

    /** Nothing is open in either direction. */
    boolean atRest() {
        return outgoing.idle() && incoming.atRest();
    }

    /** No call of the station waits for its answer. */
    boolean idle() {
        return outgoing.idle();
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
        while (outgoing.idle() && !closed) {
            Optional<OutgoingCall<?>> next = owner.nextCall();
            if (next.isEmpty()) {
                return;
            }
            outgoing.begin(next.get());
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
            DialectSession.Encoded encoded = OutgoingCalls.guarded(() -> session.encode(message.message()));
            String id = ids.next();
            LOG.debug("--> {} {} (no answer)", encoded.action(), id);
            message.sent(transmit(FrameWriter.send(id, encoded.action(), encoded.payload())));
        } catch (RpcException e) {
            LOG.error("{} is not sent: {}", message.message().getClass().getSimpleName(), e.getMessage());
            message.fail(new CallFailedException(Cause.INVALID_REQUEST, e.getMessage(), Optional.of(e.code())));
        }
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
            outgoing.take(result);
        } else if (frame instanceof Frame.CallError error) {
            outgoing.take(error);
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
        } else if (frame.id().isPresent()) {
            outgoing.unreadable(frame.id().get(), frame.description());
        }
    }

    /** The connection is gone: what is open fails, nothing is sent any more. */
    void closed() {
        closed = true;
        faults.sum();
        incoming.close();
        session.close();
        outgoing.close();
    }

    /** What a peer sent, for a log line: short, and nothing that moves a cursor. */
    static String printable(String text) {
        String cut = text.length() > 200 ? text.substring(0, 200) + "..." : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
