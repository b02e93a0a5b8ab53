package io.busbar.station.api.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.PromiseFactory;

/**
 * The one thread that runs all station logic, in order: handlers, events, timers, variable changes. Nothing on it may block or compute
 * for more than a few milliseconds. Each bundle gets a façade of its own: when the bundle goes, its waiting tasks and timers go with it.
 *
 * <p>
 * A task that throws is logged with its bundle and counted for the health checks; the loop goes on. All methods may be called on any
 * thread unless they say otherwise.
 */
@ProviderType
public interface StationLoop {

    /** A task that waits for its time. */
    interface Timer {

        /** The task will not run (again), even if its time has come. No effect when it is over. */
        void cancel();
    }

    /** Runs a task on the loop, after all that were given before. */
    void execute(Runnable task);

    /** Runs a task once, {@code delay} of {@link #uptime} from now; at once (but not before returning) if it is zero or negative. */
    Timer after(Duration delay, Runnable task);

    /** Runs a task every {@code period} (positive) of {@link #uptime}, first after one period; a late run is not made up for. */
    Timer every(Duration period, Runnable task);

    /** Runs a task once when the wall clock is at or past {@code time}, also when the clock was set past it. */
    Timer at(Instant time, Runnable task);

    /** The wall clock, UTC, milliseconds. It may jump, see {@link StationClock}. */
    Instant now();

    /** Time since the loop began; never jumps, does not count time of sleep or off. */
    Duration uptime();

    /** Whether the caller runs on the loop. */
    boolean inLoop();

    /** Promises whose callbacks run on the loop, as tasks of their own. */
    PromiseFactory promises();

    /** {@link #execute}, for libraries that take one. */
    default Executor executor() {
        return this::execute;
    }

    default <T> Promise<T> resolved(T value) {
        return promises().resolved(value);
    }

    default <T> Promise<T> failed(Throwable failure) {
        return promises().failed(failure);
    }

    /** Runs what blocks or computes long on a worker thread (few, shared, bounded queue); the promise resolves on the loop. */
    <T> Promise<T> offload(Callable<T> work);
}
