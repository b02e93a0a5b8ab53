package io.busbar.station.core.loop;

import io.busbar.station.api.control.LoopMonitor;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.PromiseFactory;

/** The loop in the hands of one owner, by custom a bundle. */
public class LoopFacade implements LoopMonitor.PriorityLane {

    /** Timers further away than this never come; the arithmetic stays in range. */
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final Loop loop;
    private final String name;
    private final boolean first;
    private final PromiseFactory promises;
    private volatile boolean closed;

    public LoopFacade(Loop loop, String name) {
        this(loop, name, false);
    }

    /** @param first whether its tasks go before those of others */
    LoopFacade(Loop loop, String name, boolean first) {
        this.loop = loop;
        this.name = name;
        this.first = first;
        promises = new PromiseFactory(this::execute, new LoopScheduler(this), PromiseFactory.Option.CALLBACKS_EXECUTOR_THREAD);
    }

    String name() {
        return name;
    }

    boolean first() {
        return first;
    }

    boolean closed() {
        return closed;
    }

    /** Ends the façade: waiting tasks and timers are dropped, promises' callbacks are not run any more. Any thread. */
    @Override
    public void close() {
        closed = true;
        loop.forget(this);
    }

    @Override
    public void execute(Runnable task) {
        loop.give(this, Objects.requireNonNull(task));
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        return loop.timer(this, false, loop.uptimeNanos() + nanos(delay), 0, Objects.requireNonNull(task));
    }

    @Override
    public Timer every(Duration period, Runnable task) {
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("period must be positive: " + period);
        }
        return loop.timer(this, false, loop.uptimeNanos() + nanos(period), nanos(period), Objects.requireNonNull(task));
    }

    @Override
    public Timer at(Instant time, Runnable task) {
        long millis = time.isAfter(loop.now().plus(FOREVER)) ? Long.MAX_VALUE / 2 : ceilMillis(time);
        return loop.timer(this, true, millis, 0, Objects.requireNonNull(task));
    }

    private static long ceilMillis(Instant time) {
        return time.toEpochMilli() + (time.getNano() % 1_000_000 == 0 ? 0 : 1);
    }

    private static long nanos(Duration delay) {
        return delay.compareTo(FOREVER) > 0 ? FOREVER.toNanos() : delay.isNegative() ? 0 : delay.toNanos();
    }

    @Override
    public Instant now() {
        return loop.now();
    }

    @Override
    public Duration uptime() {
        return loop.uptime();
    }

    @Override
    public boolean inLoop() {
        return loop.inLoop();
    }

    @Override
    public PromiseFactory promises() {
        return promises;
    }

    @Override
    public <T> Promise<T> offload(Callable<T> work) {
        Deferred<T> result = promises.deferred();
        Objects.requireNonNull(work);
        try {
            loop.offload(this, () -> {
                try {
                    result.resolve(work.call());
                } catch (Throwable failure) { // the caller's promise has it, whatever it is
                    result.fail(failure);
                }
            });
        } catch (RuntimeException full) {
            result.fail(full);
        }
        return result.getPromise();
    }
}
