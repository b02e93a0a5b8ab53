package io.busbar.station.api.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The composite of all sources, of the driver's maximum and of the cable. The least holds; watts count by the EVSE's phases and nominal voltage
 * ({@code driver.api.power.Supply}); of the phases that limits name the fewest may be used. On the loop.
 */
@ProviderType
public interface Limits {

    /** @param start when this limit begins; it lasts to the next period or the end asked for */
    record Period(Instant start, EffectiveLimit limit) {}

    /** The limit now, the EVSE's share of the station's limits included (of one that is not charging: what it would get). */
    EffectiveLimit now(int evseId);

    /**
     * The limit over time, neighbours with the same limit joined; at most 1,000 periods. Shares are those that the EVSEs that are charging now would
     * have.
     *
     * @param evseId 0 for the station: the sum of the EVSEs' limits, within the station's own
     */
    List<Period> schedule(int evseId, Instant from, Duration length);

    /** To be called by a source when its limits changed, other than by time passing along the schedule that it published. */
    void changed(LimitSource source);

    /** To be called by a source that ends for good while its bundle stays: nothing holds for it any more. */
    void withdraw(LimitSource source);

    /** To be called by a {@link PowerAllocator} whose answer to the same budget and claims would be another now. */
    void reallocate();
}
