package io.busbar.block.transactions;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.loop.StationLoop.Timer;
import java.time.Duration;
import java.util.Optional;

/**
 * How often an EVSE's events follow its hardware. A pilot that flickers has its first changes reported at once and the state that it is in then every
 * {@link #PERIOD}; without that a loose contact fills the queue, the disk and the CSMS. On the loop.
 */
final class Flicker {

    static final int BURST = 20;
    static final Duration PERIOD = Duration.ofSeconds(10);

    private final StationLoop loop;
    private final Runnable later;
    private Duration refilled;
    private long left = BURST;
    private Optional<Timer> timer = Optional.empty();

    /** @param later reports the state as it is then */
    Flicker(StationLoop loop, Runnable later) {
        this.loop = loop;
        this.later = later;
        refilled = loop.uptime();
    }

    /** Whether a change may be reported now; if not, it is later. */
    boolean mayReport() {
        long periods = loop.uptime().minus(refilled).dividedBy(PERIOD);
        refilled = refilled.plus(PERIOD.multipliedBy(periods));
        left = Math.min(BURST, left + periods);
        if (left > 0) {
            left--;
            return true;
        }
        if (timer.isEmpty()) {
            timer = Optional.of(loop.after(refilled.plus(PERIOD).minus(loop.uptime()), () -> {
                timer = Optional.empty();
                later.run();
            }));
        }
        return false;
    }

    /** Another transaction: a person acts, and what follows is reported again. */
    void restart() {
        close();
        left = BURST;
        refilled = loop.uptime();
    }

    void close() {
        timer.ifPresent(Timer::cancel);
        timer = Optional.empty();
    }
}
