package io.busbar.driver.api.evse;

import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;

/** Gets what an EVSE driver reports. Any thread; the order of the calls is the order of things. */
@ProviderType
public interface EvseListener {

    void abilitiesChanged(EvseAbilities abilities);

    /** A cable is in the connector (or with a tethered one: in the car). */
    void cableChanged(int connectorId, boolean plugged);

    /** @param maxAmps what the plugged cable carries (proximity pilot), 0 when not known or no cable */
    void cableRatingChanged(int connectorId, double maxAmps);

    void pilotChanged(PilotState state);

    void contactorChanged(boolean closed);

    void lockChanged(int connectorId, boolean locked);

    /** A fault began or ended; {@code connectorId} empty for one of the EVSE. Reported once a change. */
    void faultChanged(OptionalInt connectorId, FaultCode code, boolean active, String detail);

    /** The bay's sensor, if there is one. */
    void parkingBayChanged(boolean occupied);
}
