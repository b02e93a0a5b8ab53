package io.busbar.station.api.control;

import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** How the station loop fares, and by whose doing. Any thread, also while the loop is stuck: that is when it is needed. */
@ProviderType
public interface LoopWatch {

    /** A façade whose tasks go before all others'. Ends with {@link #close}. */
    interface FirstLane extends StationLoop, AutoCloseable {

        @Override
        void close();
    }

    /** For who takes a harmful module out while that module keeps the loop busy. @param owner symbolic name of the bundle that asks */
    FirstLane firstLane(String owner);

    /**
     * A task that has not ended.
     *
     * @param owner symbolic name of the bundle that gave it
     */
    record Busy(String owner, Duration since) {}

    /** What the loop does now; empty while it has nothing to do. */
    Optional<Busy> busy();

    /** Exceptions that bundles let out, since the start, by symbolic name. */
    Map<String, Long> failures();

    /** Counts one that was caught on a bundle's behalf, and answered where it had to be. */
    void failed(String owner, Throwable failure);

    /**
     * Frees the loop from the task that it is busy with: interrupts it, and when it is still at the same task at the next call, leaves that
     * task alone with its thread and goes on in another. What it holds is lost; for use when a restart is the alternative.
     */
    void free();
}
