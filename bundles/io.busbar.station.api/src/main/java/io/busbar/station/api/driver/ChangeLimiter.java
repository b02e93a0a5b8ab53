package io.busbar.station.api.driver;

import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * How often a state that a driver reports may change: a worn contact reports hundreds of changes a second, and each would become an event, a
 * message and a write to the disk. A number of changes in a row passes at once. Beyond it none does until the state has been the same for a while;
 * then the last one passes, so that what is known is true in the end. On the loop.
 *
 * @param <S> the state
 */
public final class ChangeLimiter<S> {

    private final StationLoop loop;
    private final int burst;
    private final Duration quiet;
    private final Consumer<S> changed;
    private Predicate<S> urgent = state -> false;
    private Runnable onLimit = () -> {};
    private Optional<S> passed = Optional.empty();
    private Optional<S> latest = Optional.empty();
    private Optional<StationLoop.Timer> timer = Optional.empty();
    private Duration changedAt;
    private Duration countedAt;
    private long left;

    /**
     * @param burst changes that pass in a row, at least 1
     * @param quiet how long a state must last to pass after those, and the time in which one more change may pass at once; positive
     * @param changed gets each state that passes, and each repetition of the one that passed last
     */
    public ChangeLimiter(StationLoop loop, int burst, Duration quiet, Consumer<S> changed) {
        if (burst < 1 || quiet.isZero() || quiet.isNegative()) {
            throw new IllegalArgumentException("burst must be at least 1 and quiet positive: " + burst + ", " + quiet);
        }
        this.loop = loop;
        this.burst = burst;
        this.quiet = quiet;
        this.changed = changed;
        left = burst;
        changedAt = loop.uptime();
        countedAt = changedAt;
    }

    /** States that pass always, such as a fault: while a state is held back, such a one passes once and stays until the end. */
    public ChangeLimiter<S> urgent(Predicate<S> always) {
        urgent = always;
        return this;
    }

    /** Runs each time that states begin to be held back. */
    public ChangeLimiter<S> onLimit(Runnable action) {
        onLimit = action;
        return this;
    }

    /** What the driver reports now. */
    public void report(S state) {
        Optional<S> now = Optional.of(Objects.requireNonNull(state));
        if (!now.equals(latest)) {
            latest = now;
            changedAt = loop.uptime();
        }
        if (timer.isPresent()) {
            if (urgent.test(state) && !now.equals(passed)) {
                pass(state);
            }
        } else if (now.equals(passed)) {
            changed.accept(state);
        } else if (mayPass() || urgent.test(state)) {
            pass(state);
        } else {
            onLimit.run();
            hold(quiet);
        }
    }

    /** Whether a state is held back now. */
    public boolean limiting() {
        return timer.isPresent();
    }

    /** Forgets what was reported; the next report passes. */
    public void reset() {
        timer.ifPresent(StationLoop.Timer::cancel);
        timer = Optional.empty();
        passed = Optional.empty();
        latest = Optional.empty();
        left = Math.max(left, 1);
    }

    private boolean mayPass() {
        long periods = loop.uptime().minus(countedAt).dividedBy(quiet);
        if (periods > 0) {
            countedAt = countedAt.plus(quiet.multipliedBy(periods));
            left = Math.min(burst, left + periods);
        }
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }

    private void pass(S state) {
        passed = Optional.of(state);
        changed.accept(state);
    }

    private void hold(Duration time) {
        timer = Optional.of(loop.after(time, this::evaluate));
    }

    private void evaluate() {
        Duration rest = quiet.minus(loop.uptime().minus(changedAt));
        if (!rest.isNegative() && !rest.isZero()) {
            hold(rest);
            return;
        }
        timer = Optional.empty();
        if (!latest.equals(passed)) {
            latest.ifPresent(this::pass);
        }
    }
}
