package io.busbar.station.api.evse;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/** The station's EVSEs. An EVSE stays in the list once its driver was seen, also while the driver is away. On the loop. */
@ProviderType
public interface Station {

    /** By id, which counts from 1 without holes. */
    List<Evse> evses();

    Optional<Evse> evse(int evseId);

    /** The meter at the station's connection to the grid; where there is none it has no reading. */
    Metered mainMeter();

    /** Whether the CSMS has the whole station operative (G03, G04). Kept over restarts. */
    boolean operative();

    /** @return resolved when durable; connector states follow at once */
    Promise<Void> setOperative(boolean operative);
}
