package io.busbar.ocpp.websocket;

import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.ConnectionListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Utf8StringBuilder;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.PromiseFactory;

/** One WebSocket: assembles text messages within the limit and asks the network for the next frame only when the last was processed. */
final class JettyConnection implements Connection, FrameHandler {

    /** How long the peer may take to answer a close before the socket is cut. */
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final ConnectionListener listener;
    private final int maxMessageChars;
    private final Scheduler scheduler;
    private final PromiseFactory promises = new PromiseFactory(PromiseFactory.inlineExecutor());
    private final Utf8StringBuilder text = new Utf8StringBuilder();
    private final Pongs pongs = new Pongs();
    private final AtomicBoolean pinging = new AtomicBoolean();
    private final Intake intake = new Intake();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closeSent = new CountDownLatch(1);
    private volatile CoreSession session;
    private volatile Optional<X509Certificate> root = Optional.empty();
    /** Why this side closed it without being asked to. */
    private volatile Optional<String> own = Optional.empty();
    private boolean begun;
    private Optional<CloseStatus> ended = Optional.empty();

    JettyConnection(ConnectionListener listener, int maxMessageChars, Scheduler scheduler) {
        this.listener = listener;
        this.maxMessageChars = maxMessageChars;
        this.scheduler = scheduler;
    }

    /** The owner has the connection: the first frame is read, or it is notified that the connection has ended meanwhile. */
    void begin() {
        Optional<CloseStatus> already;
        synchronized (this) {
            begun = true;
            already = ended;
        }
        already.ifPresentOrElse(this::tellEnd, this::demand);
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

    /** Without effect while the last one is not with the network. */
    @Override
    public void ping() {
        if (pinging.compareAndSet(false, true)) {
            session.sendFrame(new Frame(OpCode.PING), Callback.from(() -> pinging.set(false), failure -> {}), false);
        }
    }

    @Override
    public void close(int code, String reason) {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        session.close(code, reason, Callback.from(closeSent::countDown));
        // a peer that keeps sending does not keep it open, so no idle time-out
        scheduler.schedule(session::abort, CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        // the peer's close is read, too
        if (intake.stopWaiting()) {
            demand();
        }
    }

    /** Closes it on this side's own account. */
    private void closeFor(int code, String why) {
        own = Optional.of(why);
        close(code, why);
    }

    /** Closes it if nobody has, and gives the close frame a moment to get out. Blocks. */
    void stop(Duration patience) throws InterruptedException {
        if (session != null && !session.isClosed()) {
            closeFor(CloseStatus.SHUTDOWN, "the station's transport stops");
            closeSent.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    boolean isClosed() {
        return session == null || session.isClosed();
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
                pongs.answer(copy(frame.getPayload()));
                goOn(callback);
            }
            case OpCode.PONG -> {
                listener.onPong();
                goOn(callback);
            }
            case OpCode.BINARY -> {
                callback.succeeded();
                closeFor(CloseStatus.BAD_DATA, "OCPP-J is text");
                demand();
            }
            // Jetty answers a CLOSE by itself once it was processed
            default -> callback.succeeded();
        }
    }

    private void onText(Frame frame, Callback callback) {
        if (closing.get()) {
            goOn(callback);
            return;
        }
        text.append(frame.getPayload());
        if (text.length() > maxMessageChars) {
            text.reset();
            callback.succeeded();
            closeFor(CloseStatus.MESSAGE_TOO_LARGE, "more than " + maxMessageChars + " characters");
            demand();
            return;
        }
        if (!frame.isFin()) {
            goOn(callback);
            return;
        }
        String message;
        try {
            message = text.takeCompleteString(CharacterCodingException::new);
        } catch (CharacterCodingException e) {
            text.reset();
            callback.succeeded();
            closeFor(CloseStatus.BAD_PAYLOAD, "not UTF-8");
            demand();
            return;
        }
        callback.succeeded();
        boolean more = intake.add(message.length());
        listener.onText(message, () -> {
            if (intake.remove(message.length())) {
                demand();
            }
        });
        if (more) {
            // here and not by the listener: then the next frame is read by this thread, without a change of threads for each message
            demand();
        }
    }

    private void goOn(Callback callback) {
        callback.succeeded();
        demand();
    }

    private void demand() {
        try {
            session.demand();
        } catch (RejectedExecutionException | IllegalStateException e) {
            // the client stops, or the connection has ended
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
        closeSent.countDown();
        boolean handedOver;
        synchronized (this) {
            handedOver = begun && ended.isEmpty();
            if (ended.isEmpty()) {
                ended = Optional.of(status);
            }
        }
        if (handedOver) {
            tellEnd(status);
        }
        callback.succeeded();
    }

    private void tellEnd(CloseStatus status) {
        int code = status.getCode() == CloseStatus.NO_CODE ? CloseStatus.NO_CLOSE : status.getCode();
        String reason = status.getReason() == null ? "" : status.getReason();
        own.ifPresentOrElse(why -> listener.onClosedLocally(code, why), () -> listener.onClosed(code, reason));
    }

    /** Messages that are with the listener. While they are many or long nothing is read. */
    private static final class Intake {

        private static final int MOST_MESSAGES = 8;
        private static final int MOST_CHARS = 1 << 15;

        private int messages;
        private int chars;
        private boolean waits;

        /** @return whether the next frame may be read; otherwise {@link #remove} or {@link #stopWaiting} will say so, once */
        synchronized boolean add(int length) {
            messages++;
            chars += length;
            waits = isFull();
            return !waits;
        }

        synchronized boolean remove(int length) {
            messages--;
            chars -= length;
            return waits && !isFull() && stopWaiting();
        }

        synchronized boolean stopWaiting() {
            boolean waited = waits;
            waits = false;
            return waited;
        }

        private boolean isFull() {
            return messages >= MOST_MESSAGES || chars >= MOST_CHARS;
        }
    }

    /** Answers to pings: while one is not with the network, only the newest ping is remembered. A peer may ping faster than it reads. */
    private final class Pongs {

        private boolean underWay;
        private ByteBuffer newest;

        void answer(ByteBuffer payload) {
            synchronized (this) {
                if (underWay) {
                    newest = payload;
                    return;
                }
                underWay = true;
            }
            send(payload);
        }

        private void send(ByteBuffer payload) {
            session.sendFrame(new Frame(OpCode.PONG).setPayload(payload), Callback.from(this::sent, failure -> {}), false);
        }

        private void sent() {
            ByteBuffer next;
            synchronized (this) {
                next = newest;
                newest = null;
                underWay = next != null;
            }
            if (next != null) {
                send(next);
            }
        }
    }
}
