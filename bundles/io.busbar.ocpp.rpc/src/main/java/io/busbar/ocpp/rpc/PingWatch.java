package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.spi.Connection;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.function.Supplier;

/** Pings, and gives a peer up that neither answers one nor says anything in a whole interval. On the loop. */
final class PingWatch {

    /** Without pings: the interval may be set later. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final StationLoop loop;
    private final Supplier<Duration> interval;
    private final Connection connection;
    private final Runnable silent;
    private StationLoop.Timer timer;
    private boolean heard;

    PingWatch(StationLoop loop, Supplier<Duration> interval, Connection connection, Runnable silent) {
        this.loop = loop;
        this.interval = interval;
        this.connection = connection;
        this.silent = silent;
        ping();
    }

    void heard() {
        heard = true;
    }

    void stop() {
        timer.cancel();
    }

    private void ping() {
        Duration wait = interval.get();
        if (wait.isZero()) {
            timer = loop.after(LOOK_AGAIN, this::ping);
            return;
        }
        heard = false;
        connection.ping();
        timer = loop.after(wait, () -> {
            if (heard) {
                ping();
            } else {
                silent.run();
            }
        });
    }
}
