package io.busbar.block.transactions;

import io.busbar.driver.api.meter.MeterReading;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.loop.StationLoop.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/**
 * The time between the decision to end a transaction and its Ended event: the contactor opens, and the meter is read once more, so that the
 * event has all the energy. Neither is waited for longer than it can honestly take.
 */
final class Ending {

    private static final Duration TO_OPEN = Duration.ofSeconds(5);
    private static final Duration TO_READ = Duration.ofSeconds(2);
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(100);

    private final StationLoop loop;
    private final Evse evse;
    private final EndCause cause;
    private final MeteringNeighbour meter;
    private final Runnable finish;
    private final Deferred<Boolean> done;
    private final Duration openBy;
    private final Instant since;
    private Optional<Duration> openedAt;
    private Optional<MeterReading> readingAtOpening = Optional.empty();
    private Optional<Timer> timer = Optional.empty();
    private boolean finished;

    /** @param openedAt when, by uptime, the contactor opened last; empty while it is closed, or if it never was */
    Ending(StationLoop loop, Evse evse, MeteringNeighbour meter, EndCause cause, Optional<Duration> openedAt, Runnable finish) {
        this.loop = loop;
        this.evse = evse;
        this.meter = meter;
        this.cause = cause;
        this.openedAt = openedAt;
        this.finish = finish;
        done = loop.promises().deferred();
        since = loop.now();
        openBy = loop.uptime().plus(TO_OPEN);
        readingAtOpening = evse.meter();
    }

    EndCause cause() {
        return cause;
    }

    /** When the end was decided. */
    Instant since() {
        return since;
    }

    /** Resolved with true when the Ended event is durable. */
    Promise<Boolean> promise() {
        return done.getPromise();
    }

    void resolve() {
        done.resolve(true);
    }

    /** Finishes when the contactor is open and the meter has been read since, or the time for either is over. */
    void evaluate() {
        if (finished || meter.holds(this::evaluate)) {
            return;
        }
        boolean open = !evse.powerPathClosed() || loop.uptime().compareTo(openBy) >= 0;
        if (open && openedAt.isEmpty() && evse.powerPathClosed()) {
            end();
        } else if (open && (openedAt.isEmpty() || read())) {
            end();
        } else {
            timer.ifPresent(Timer::cancel);
            timer = Optional.of(loop.after(CHECK_INTERVAL, this::evaluate));
        }
    }

    /** The contactor opened while this waited. */
    void opened() {
        openedAt = Optional.of(loop.uptime());
        readingAtOpening = evse.meter();
    }

    private boolean read() {
        boolean fresh = evse.meter().isEmpty() || evse.meter().get() != readingAtOpening.orElse(null);
        return fresh || loop.uptime().compareTo(openedAt.get().plus(TO_READ)) >= 0;
    }

    private void end() {
        finished = true;
        timer.ifPresent(Timer::cancel);
        finish.run();
    }

    void cancel() {
        finished = true;
        timer.ifPresent(Timer::cancel);
    }
}
