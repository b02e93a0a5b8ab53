package io.busbar.plant.sim;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.loop.StationLoop.Timer;
import java.time.Duration;
import java.util.Optional;

/** Something that happens after a while, at most once at a time. */
final class Delayed {

    private final StationLoop loop;
    private Optional<Timer> timer = Optional.empty();

    Delayed(StationLoop loop) {
        this.loop = loop;
    }

    boolean waiting() {
        return timer.isPresent();
    }

    /** Instead of what waited. */
    void start(Duration delay, Runnable action) {
        cancel();
        timer = Optional.of(loop.after(delay, () -> {
            timer = Optional.empty();
            action.run();
        }));
    }

    void startEvery(Duration period, Runnable action) {
        cancel();
        timer = Optional.of(loop.every(period, action));
    }

    void cancel() {
        timer.ifPresent(Timer::cancel);
        timer = Optional.empty();
    }
}
