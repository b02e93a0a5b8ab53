package io.busbar.station.api.control;

import io.busbar.ocpp.messages.provisioning.BootReason;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/** The station's power switch. On the loop. */
@ProviderType
public interface StationControl {

    /** Why the station started this time; POWER_UP after a power cut. */
    BootReason bootReason();

    /**
     * Restarts the whole station: the cause is stored for the next start, then power is withdrawn from all EVSEs, and the framework restarts.
     * Transactions should be ended before.
     *
     * @return fails if the restart cannot be begun; otherwise the station goes before anyone sees it resolved
     */
    Promise<Void> restart(BootReason cause);

    /**
     * Resets one EVSE: power withdrawn, its driver's own reset, states read anew.
     *
     * @return resolved when the EVSE is back; fails if there is no such EVSE or its driver cannot
     */
    Promise<Void> resetEvse(int evseId);
}
