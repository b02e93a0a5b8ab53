package io.busbar.station.core.loop;

import io.busbar.station.api.loop.StationLoop.Timer;

/** A task that waits: for an uptime in nanoseconds, or for a wall time in milliseconds. */
final class LoopTimer implements Timer {

    private final Loop loop;
    private final LoopFacade owner;
    private final boolean wall;
    private final long periodNanos;
    private final Runnable work;
    private long due;
    private long number;
    private volatile boolean cancelled;

    LoopTimer(Loop loop, LoopFacade owner, boolean wall, long due, long periodNanos, long number, Runnable work) {
        this.loop = loop;
        this.owner = owner;
        this.wall = wall;
        this.due = due;
        this.periodNanos = periodNanos;
        this.number = number;
        this.work = work;
    }

    @Override
    public void cancel() {
        if (!cancelled) {
            cancelled = true;
            loop.remove(this);
        }
    }

    void fire() {
        if (!cancelled) {
            work.run();
        }
    }

    /** Sets a repeating timer to the first multiple of its period after {@code now}. */
    void next(long now, long newNumber) {
        due += periodNanos * ((now - due) / periodNanos + 1);
        number = newNumber;
    }

    boolean repeats() {
        return periodNanos > 0;
    }

    boolean cancelled() {
        return cancelled;
    }

    boolean wall() {
        return wall;
    }

    long due() {
        return due;
    }

    long number() {
        return number;
    }

    LoopFacade owner() {
        return owner;
    }
}
