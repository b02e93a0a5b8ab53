package io.busbar.ocpp.websocket;

import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.ConnectionListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Utf8StringBuilder;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.PromiseFactory;

/** One WebSocket: assembles text messages within the limit and asks the network for the next frame only when the last was taken. */
final class JettyConnection implements Connection, FrameHandler {

    /** How long the peer may take to answer a close before the socket is cut. */
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final ConnectionListener listener;
    private final int maxMessageChars;
    private final PromiseFactory promises = new PromiseFactory(PromiseFactory.inlineExecutor());
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Utf8StringBuilder text = new Utf8StringBuilder();
    private volatile CoreSession session;
    private volatile Optional<X509Certificate> root = Optional.empty();

    JettyConnection(ConnectionListener listener, int maxMessageChars) {
        this.listener = listener;
        this.maxMessageChars = maxMessageChars;
    }

    /** Reads the first frame; until then none is taken, so nothing arrives before the owner has the connection. */
    void begin() {
        session.demand();
    }

    @Override
    public String subProtocol() {
        return String.valueOf(session.getNegotiatedSubProtocol());
    }

    void trustedBy(Optional<X509Certificate> trusted) {
        root = trusted;
    }

    @Override
    public Optional<X509Certificate> trustedRoot() {
        return root;
    }

    @Override
    public Promise<Void> send(String message) {
        Deferred<Void> sent = promises.deferred();
        session.sendFrame(new Frame(OpCode.TEXT).setPayload(message),
                Callback.from(() -> sent.resolve(null), failure -> sent.fail(new IOException("not sent", failure))), false);
        return sent.getPromise();
    }

    @Override
    public void ping() {
        session.sendFrame(new Frame(OpCode.PING), Callback.NOOP, false);
    }

    @Override
    public void close(int code, String reason) {
        session.setIdleTimeout(CLOSE_PATIENCE);
        session.close(code, reason, Callback.NOOP);
    }

    @Override
    public void onOpen(CoreSession opened, Callback callback) {
        session = opened;
        callback.succeeded();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        switch (frame.getOpCode()) {
            case OpCode.TEXT, OpCode.CONTINUATION -> onText(frame, callback);
            case OpCode.PING -> {
                session.sendFrame(new Frame(OpCode.PONG).setPayload(copy(frame.getPayload())), Callback.NOOP, false);
                goOn(callback);
            }
            case OpCode.PONG -> {
                listener.onPong();
                goOn(callback);
            }
            case OpCode.BINARY -> {
                callback.succeeded();
                close(CloseStatus.BAD_DATA, "OCPP-J is text");
            }
            // Jetty answers a CLOSE by itself once it was taken
            default -> callback.succeeded();
        }
    }

    private void onText(Frame frame, Callback callback) {
        text.append(frame.getPayload());
        if (text.length() > maxMessageChars) {
            text.reset();
            callback.succeeded();
            close(CloseStatus.MESSAGE_TOO_LARGE, "more than " + maxMessageChars + " characters");
            return;
        }
        if (!frame.isFin()) {
            goOn(callback);
            return;
        }
        String message;
        try {
            message = text.takeCompleteString(() -> new java.nio.charset.CharacterCodingException());
        } catch (java.nio.charset.CharacterCodingException e) {
            text.reset();
            callback.succeeded();
            close(CloseStatus.BAD_PAYLOAD, "not UTF-8");
            return;
        }
        callback.succeeded();
        listener.onText(message, this::demand);
    }

    private void goOn(Callback callback) {
        callback.succeeded();
        demand();
    }

    private void demand() {
        try {
            session.demand();
        } catch (RejectedExecutionException e) {
            // the client stops, and this connection with it
        }
    }

    private static ByteBuffer copy(ByteBuffer payload) {
        return ByteBuffer.allocate(payload.remaining()).put(payload).flip();
    }

    @Override
    public void onError(Throwable failure, Callback callback) {
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        if (closed.compareAndSet(false, true) && session != null) {
            listener.onClosed(status.getCode() == CloseStatus.NO_CODE ? CloseStatus.NO_CLOSE : status.getCode(),
                    status.getReason() == null ? "" : status.getReason());
        }
        callback.succeeded();
    }
}
