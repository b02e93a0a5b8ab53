package io.busbar.station.api.limit;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Publishes limits of the current that EVSEs may offer; a service. The least of all sources, of the driver's maximum and of the cable
 * holds. A source whose bundle goes stops limiting, so one that must hold while it is replaced (a building's fuse) keeps its limit in
 * the driver's configuration too. On the loop.
 */
@ConsumerType
public interface LimitSource {

    /** For people: who limits. */
    String name();

    /** The limit at a time; empty for no limit. */
    Optional<Limit> limitAt(int evseId, Instant time);

    /** When the limit next changes after a time; empty if never. */
    Optional<Instant> nextChange(int evseId, Instant after);
}
