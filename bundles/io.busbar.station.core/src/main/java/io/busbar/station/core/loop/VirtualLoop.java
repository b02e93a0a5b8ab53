package io.busbar.station.core.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * The loop of a simulated station: no threads, time passes only on request, everything happens in the same order each time. Work
 * that is offloaded runs as a task after {@link #offloadTakes}. The thread that drives it is the loop's thread.
 */
public final class VirtualLoop extends Loop {

    /** A run that needs more steps without time passing goes round in circles. */
    private static final int STEPS_AT_ONE_TIME = 1_000_000;

    private long uptimeNanos;
    private Duration offloadTakes = Duration.ofMillis(1);
    private Thread driver = Thread.currentThread();
    private Instant platformAtZero;

    public VirtualLoop(Instant start) {
        super(start);
        platformAtZero = start;
    }

    /** The time that offloaded work takes from now on; 1 ms at first. */
    public void offloadTakes(Duration time) {
        offloadTakes = time;
    }

    /** Runs everything that can run now, without time passing. */
    public void settle() {
        driver = Thread.currentThread();
        for (int step = 0; step < STEPS_AT_ONE_TIME; step++) {
            if (!runTask() && !runDueTimers()) {
                return;
            }
        }
        throw new IllegalStateException("the station does not come to rest at " + now());
    }

    /** Lets time pass, and runs what becomes due on the way. */
    public void advance(Duration time) {
        long end = uptimeNanos + time.toNanos();
        settle();
        while (nanosToNextTimer() <= end - uptimeNanos) {
            uptimeNanos += Math.max(0, nanosToNextTimer());
            settle();
        }
        uptimeNanos = end;
        settle();
    }

    /** Lets time pass until the condition holds. @return whether it does; false after {@code atMost} */
    public boolean runUntil(BooleanSupplier condition, Duration atMost) {
        long end = uptimeNanos + atMost.toNanos();
        settle();
        while (!condition.getAsBoolean()) {
            long step = nanosToNextTimer();
            if (step > end - uptimeNanos) {
                uptimeNanos = end;
                settle();
                return condition.getAsBoolean();
            }
            uptimeNanos += Math.max(0, step);
            settle();
        }
        return true;
    }

    /** Time until the next timer, for a driver of several loops; {@code Duration} of about 292 years without timers. */
    public Duration toNextTimer() {
        return hasTasks() ? Duration.ZERO : Duration.ofNanos(nanosToNextTimer());
    }

    /** The platform's clock jumps; what the station makes of it is its clock's business. */
    public void platformJumps(Duration by) {
        platformAtZero = platformAtZero.plus(by);
        tellPlatformClockJump();
    }

    /** Sets the station's wall clock, without a notification. */
    public void setWall(Instant time) {
        adjustWall(Duration.between(now(), time));
    }

    @Override
    long uptimeNanos() {
        return uptimeNanos;
    }

    @Override
    void interrupt() {}

    @Override
    void goOnWithout(String owner) {}

    @Override
    boolean inLoop() {
        return Thread.currentThread() == driver;
    }

    @Override
    void wake() {
        // whoever drives the loop polls for tasks anyway
    }

    @Override
    void offload(LoopFacade owner, Runnable work) {
        owner.after(offloadTakes, work);
    }

    @Override
    public Instant platformTime() {
        return platformAtZero.plusNanos(uptimeNanos);
    }

    @Override
    public void close() {
        // nothing runs unless it is driven
    }
}
