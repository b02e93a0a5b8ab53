package io.busbar.ocpp.rpc;

import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Pings, and gives a peer up that in a whole interval neither answers nor says anything, or takes nothing of what it is sent. On the loop.
 */
final class PingWatch {

    /** Without pings: so often it is asked whether the peer takes what it is sent. */
    private static final Duration WITHOUT_PINGS = Duration.ofSeconds(30);

    /** So long a peer may take to answer the ping that decides whether it lives. */
    private static final Duration PROBE = Duration.ofSeconds(10);

    private final StationLoop loop;
    private final Supplier<Duration> interval;
    private final SendBacklog connection;
    private final Consumer<String> silent;
    private StationLoop.Timer timer;
    private StationLoop.Timer probe;
    private Runnable alive;
    private boolean heard;
    private boolean stopped;

    /** @param silent told why the peer is given up */
    PingWatch(StationLoop loop, Supplier<Duration> interval, SendBacklog connection, Consumer<String> silent) {
        this.loop = loop;
        this.interval = interval;
        this.connection = connection;
        this.silent = silent;
    }

    void start() {
        ping();
    }

    void heard() {
        heard = true;
        if (alive != null) {
            Runnable then = alive;
            alive = null;
            probe.cancel();
            then.run();
        }
    }

    /** Counts from now on. */
    void intervalChanged() {
        timer.cancel();
        ping();
    }

    /** Pings at once. @param then run when the peer says anything; if it does not, it is given up */
    void probe(Runnable then) {
        alive = then;
        if (probe != null) {
            probe.cancel();
        }
        connection.ping();
        probe = loop.after(PROBE, () -> {
            if (connection.slow()) {
                heard();
            } else if (alive != null) {
                silent.accept("the CSMS did not answer a call, nor a ping after it");
            }
        });
    }

    void stop() {
        stopped = true;
        if (timer != null) {
            timer.cancel();
        }
        if (probe != null) {
            probe.cancel();
        }
    }

    private void ping() {
        Duration wait = interval.get();
        boolean pings = !wait.isZero();
        heard = false;
        connection.mark();
        if (pings) {
            connection.ping();
        }
        if (!stopped) {
            timer = loop.after(pings ? wait : WITHOUT_PINGS, () -> due(pings));
        }
    }

    private void due(boolean pinged) {
        if (connection.stalled()) {
            silent.accept("the CSMS takes nothing of what it is sent");
        } else if (pinged && !heard && !connection.slow()) {
            silent.accept("the CSMS does not answer pings");
        } else {
            ping();
        }
    }
}
