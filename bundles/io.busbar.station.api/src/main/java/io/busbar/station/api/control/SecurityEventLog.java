package io.busbar.station.api.control;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Read access to the security log for the component that reports it to the CSMS. A bounded number of the last events, durable. On the loop. */
@ProviderType
public interface SecurityEventLog {

    /** @param number grows with every event of the station's life, and is never given twice */
    record Entry(long number, Instant at, String type, String techInfo) {}

    /** The oldest event with a higher number. */
    Optional<Entry> after(long number);
}
