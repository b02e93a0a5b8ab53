package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.spi.Connection;
import io.busbar.station.api.loop.StationLoop;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.osgi.util.promise.Promise;

/**
 * A connection that knows how much of what it was given is not with the network yet. While that is more than a few frames nothing more is read of
 * the peer: one that asks and does not read the answers fills its own memory. On the loop.
 */
final class SendBacklog implements Connection {

    private static final int MOST_FRAMES = 32;
    private static final long MOST_CHARS = 256L * 1024;

    private final StationLoop loop;
    private final Connection connection;
    private int frames;
    private long chars;
    private Runnable held;
    private boolean heldSinceMark;
    private boolean sentSinceMark;

    SendBacklog(StationLoop loop, Connection connection) {
        this.loop = loop;
        this.connection = connection;
    }

    @Override
    public Promise<Void> send(String text) {
        Promise<Void> sent = connection.send(text);
        if (sent.isDone()) {
            sentSinceMark = true;
        } else {
            frames++;
            chars += text.length();
            sent.onResolve(() -> loop.execute(() -> sent(text.length())));
        }
        return sent;
    }

    private void sent(int length) {
        frames--;
        chars -= length;
        sentSinceMark = true;
        if (held != null && !isFull()) {
            Runnable next = held;
            held = null;
            next.run();
        }
    }

    private boolean isFull() {
        return frames >= MOST_FRAMES || chars >= MOST_CHARS;
    }

    /** Reads the next message, once there is room for an answer. */
    void whenRoom(Runnable next) {
        if (isFull()) {
            held = next;
            heldSinceMark = true;
        } else {
            next.run();
        }
    }

    /** From now on counts what {@link #stalled} and {@link #slow} tell. */
    void mark() {
        heldSinceMark = held != null;
        sentSinceMark = false;
    }

    /** Something waits, and the peer has taken nothing since the mark. */
    boolean stalled() {
        return frames > 0 && !sentSinceMark;
    }

    /** The peer takes what it is sent, but so slowly that it was not read all the time since the mark: it may have answered. */
    boolean slow() {
        return heldSinceMark && sentSinceMark;
    }

    @Override
    public String subProtocol() {
        return connection.subProtocol();
    }

    @Override
    public Optional<X509Certificate> trustedRoot() {
        return connection.trustedRoot();
    }

    @Override
    public void ping() {
        connection.ping();
    }

    @Override
    public void close(int code, String reason) {
        connection.close(code, reason);
    }
}
