package io.busbar.block.transactions;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.loop.StationLoop.Timer;
import java.time.Duration;
import java.util.Optional;

/** EVConnectionTimeOut: how long an authorization waits for its car. */
final class ConnectionTimer {

    private final StationLoop loop;
    private final Runnable timedOut;
    private Optional<Duration> deadline = Optional.empty();
    private Optional<Timer> timer = Optional.empty();

    ConnectionTimer(StationLoop loop, Runnable timedOut) {
        this.loop = loop;
        this.timedOut = timedOut;
    }

    void start(Duration patience) {
        restart(loop.uptime().plus(patience));
    }

    /** @param uptime when it ends */
    void restart(Duration uptime) {
        cancel();
        deadline = Optional.of(uptime);
        timer = Optional.of(loop.after(uptime.minus(loop.uptime()), () -> {
            deadline = Optional.empty();
            timedOut.run();
        }));
    }

    void cancel() {
        timer.ifPresent(Timer::cancel);
        timer = Optional.empty();
        deadline = Optional.empty();
    }

    Optional<Duration> deadline() {
        return deadline;
    }
}
