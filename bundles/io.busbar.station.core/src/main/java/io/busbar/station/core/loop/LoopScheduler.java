package io.busbar.station.core.loop;

import io.busbar.station.api.loop.StationLoop.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The timers of the loop as promises want them, so that {@code timeout} and {@code delay} follow the loop's time, also a virtual one. */
final class LoopScheduler extends AbstractExecutorService implements ScheduledExecutorService {

    private final LoopFacade loop;

    LoopScheduler(LoopFacade loop) {
        this.loop = loop;
    }

    private final class Scheduled<V> extends FutureTask<V> implements ScheduledFuture<V> {

        private final Duration due;
        private final Timer timer;

        Scheduled(Callable<V> work, Duration delay) {
            super(work);
            due = loop.uptime().plus(delay);
            timer = loop.after(delay, this);
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            timer.cancel();
            return super.cancel(false);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due.minus(loop.uptime()));
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
        return new Scheduled<>(work, Duration.of(delay, unit.toChronoUnit()));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        return schedule(() -> {
            work.run();
            return null;
        }, delay, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long initialDelay, long period, TimeUnit unit) {
        throw new UnsupportedOperationException("StationLoop.every does this");
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long initialDelay, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException("StationLoop.every does this");
    }

    @Override
    public void execute(Runnable work) {
        loop.execute(work);
    }

    @Override
    public void shutdown() {
        throw new UnsupportedOperationException("the loop ends with its owner");
    }

    @Override
    public List<Runnable> shutdownNow() {
        throw new UnsupportedOperationException("the loop ends with its owner");
    }

    @Override
    public boolean isShutdown() {
        return loop.closed();
    }

    @Override
    public boolean isTerminated() {
        return loop.closed();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return loop.closed();
    }
}
