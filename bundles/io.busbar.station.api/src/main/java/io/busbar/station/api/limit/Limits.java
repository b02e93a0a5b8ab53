package io.busbar.station.api.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The composite of all sources. On the loop. */
@ProviderType
public interface Limits {

    /** @param start when this limit begins; it lasts to the next period or the end asked for */
    record Period(Instant start, Limit limit) {}

    /** The limit now, with the driver's and the cable's maximum; 0 amperes while there is no driver. */
    Limit now(int evseId);

    /** The limit over time, neighbours with the same limit joined; at most 1,000 periods. */
    List<Period> schedule(int evseId, Instant from, Duration length);

    /** To be called by a source whose limits changed other than by time passing. */
    void changed(int evseId);
}
