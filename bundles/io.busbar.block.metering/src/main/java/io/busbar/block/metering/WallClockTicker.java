package io.busbar.block.metering;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.loop.StationLoop.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/** Ticks at the multiples of an interval since midnight, UTC. A time that the clock jumped over is left out. */
final class WallClockTicker {

    private static final Duration LATE = Duration.ofSeconds(2);

    private final StationLoop loop;
    private final Supplier<Duration> interval;
    private final Runnable tick;
    private Optional<Timer> timer = Optional.empty();

    /** @param interval zero for none */
    WallClockTicker(StationLoop loop, Supplier<Duration> interval, Runnable tick) {
        this.loop = loop;
        this.interval = interval;
        this.tick = tick;
    }

    /** Begins, or begins anew when the interval or the clock changed. */
    void start() {
        stop();
        if (interval.get().isZero()) {
            return;
        }
        Instant next = next(loop.now(), interval.get());
        timer = Optional.of(loop.at(next, () -> {
            if (Duration.between(next, loop.now()).compareTo(LATE) <= 0) {
                tick.run();
            }
            start();
        }));
    }

    void stop() {
        timer.ifPresent(Timer::cancel);
        timer = Optional.empty();
    }

    static Instant next(Instant now, Duration interval) {
        Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
        Instant tomorrow = midnight.plus(1, ChronoUnit.DAYS);
        long passed = Duration.between(midnight, now).toMillis() / interval.toMillis();
        Instant next = midnight.plus(interval.multipliedBy(passed + 1));
        return next.isAfter(tomorrow) ? tomorrow : next;
    }
}
