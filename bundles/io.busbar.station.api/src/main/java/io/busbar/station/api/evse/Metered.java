package io.busbar.station.api.evse;

import io.busbar.driver.api.meter.MeterReading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Where a meter measures. On the loop. */
@ProviderType
public interface Metered {

    /** The meter's newest reading; empty while there is no meter driver, or it has not read yet. Its registers never go back. */
    Optional<MeterReading> meter();

    /** When {@link #meter} came, by the station's clock; empty when that is. */
    Optional<Instant> meterReadAt();

    /** Whether the meter has reported nothing for three of its periods, and ten seconds at least: {@link #meter} is old then. */
    boolean meterStale();

    /** What is wrong with the drivers that are plugged in here, in words for people; empty if nothing is. */
    List<String> findings();
}
