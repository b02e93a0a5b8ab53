package io.busbar.station.api.control;

import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Monitors the station loop and attributes its load to bundles. Any thread, also while the loop is stuck: that is when it is needed. */
@ProviderType
public interface LoopMonitor {

    /** A façade whose tasks go before all others'. Ends with {@link #close}. */
    interface PriorityLane extends StationLoop, AutoCloseable {

        @Override
        void close();
    }

    /** For removing a harmful module while that module keeps the loop busy. @param owner symbolic name of the bundle that asks */
    PriorityLane priorityLane(String owner);

    /**
     * A task that has not ended.
     *
     * @param owner symbolic name of the bundle that gave it
     */
    record RunningTask(String owner, Duration since) {}

    /** The task that runs now; empty while there is none. */
    Optional<RunningTask> busy();

    /** Exceptions that bundles let out, since the start, by symbolic name. */
    Map<String, Long> failures();

    /** Counts one that was caught on a bundle's behalf, and answered where it had to be. */
    void failed(String owner, Throwable failure);

    /**
     * Frees the loop from the task that it is busy with: interrupts it, and when it is still at the same task at the next call, abandons that
     * task with its thread and continues in another. What it holds is lost; for use when a restart is the alternative.
     */
    void interruptStuckTask();
}
