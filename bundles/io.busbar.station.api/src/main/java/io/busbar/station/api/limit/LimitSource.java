package io.busbar.station.api.limit;

import java.time.Instant;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Publishes limits of power; a service. A source that limits both the station and EVSEs, or has limits of several origins at a time, may be one
 * service or several. On the loop.
 *
 * <p>
 * <b>It must know its limits when it is registered</b>: whatever it answers is in force at once.
 *
 * <p>
 * <b>While it is missing</b> (its bundle is replaced, has failed, or is not started yet) its last schedules hold for a bounded time; then, and until it
 * is back, the station's fail-safe limit stands for it. After a start of the station charging pauses instead of the first of these. A successor is
 * recognised by its {@link #name}. Nothing holds for a source that had no limit, whose bundle was uninstalled, or that was
 * {@linkplain Limits#withdraw withdrawn}.
 *
 * <p>
 * A source that throws limits to nothing until it answers.
 */
@ConsumerType
public interface LimitSource {

    /** For people, and the same for each version: who limits. 1 to 100 characters, no other source's. */
    String name();

    /**
     * Limits of all EVSEs together, at least from {@code from} to before {@code to}. What they share of it the {@link PowerAllocator} says. Asked
     * again when that time is over, and after {@link Limits#changed}.
     */
    default LimitSchedule stationLimits(Instant from, Instant to) {
        return LimitSchedule.NONE;
    }

    /** Limits of one EVSE, as {@link #stationLimits}. */
    default LimitSchedule evseLimits(int evseId, Instant from, Instant to) {
        return LimitSchedule.NONE;
    }
}
