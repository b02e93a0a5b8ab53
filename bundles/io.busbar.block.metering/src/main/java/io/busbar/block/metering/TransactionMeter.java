package io.busbar.block.metering;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.loop.StationLoop.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Ticks every interval since the start of a transaction. */
final class TransactionMeter {

    private final StationLoop loop;
    private final Duration begun;
    private final Supplier<Duration> interval;
    private final Runnable tick;
    private Optional<Timer> timer = Optional.empty();

    /** @param begun when the transaction started, by the loop's uptime */
    TransactionMeter(StationLoop loop, Duration begun, Supplier<Duration> interval, Runnable tick) {
        this.loop = loop;
        this.begun = begun;
        this.interval = interval;
        this.tick = tick;
    }

    /** Begins, or begins anew when the interval changed. */
    void start() {
        stop();
        if (interval.get().isZero()) {
            return;
        }
        long passed = loop.uptime().minus(begun).toMillis() / interval.get().toMillis();
        Duration next = begun.plus(interval.get().multipliedBy(passed + 1));
        timer = Optional.of(loop.after(next.minus(loop.uptime()), () -> {
            tick.run();
            start();
        }));
    }

    /** Whether it should have ticked since then. */
    boolean missedSince(Duration uptime) {
        long millis = interval.get().toMillis();
        return millis > 0 && loop.uptime().minus(begun).toMillis() / millis > uptime.minus(begun).toMillis() / millis;
    }

    void stop() {
        timer.ifPresent(Timer::cancel);
        timer = Optional.empty();
    }
}
