package io.busbar.station.api.evse;

import io.busbar.ocpp.messages.availability.ConnectorStatus;
import java.util.OptionalDouble;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/** One connector of an EVSE. On the loop. */
@ProviderType
public interface Connector {

    int id();

    int evseId();

    /** OCPP's ConnectorEnumType value, e.g. {@code sType2} or {@code cType2}. */
    String type();

    ConnectorStatus status();

    /** Whether a cable is in it; with a tethered cable, whether a car is. */
    boolean plugged();

    /** What the plugged cable carries, in amperes; empty when not known or no cable. */
    OptionalDouble cableAmps();

    LockState lock();

    /** @return the state reached: LOCKED, FAILED, or NONE at once where there is no lock */
    Promise<LockState> lockCable();

    /** @return the state reached: UNLOCKED, FAILED, or NONE at once where there is no lock */
    Promise<LockState> unlockCable();

    /** Whether the CSMS has this connector operative; EVSE and station come on top. Kept over restarts. */
    boolean operative();

    /** @return resolved when durable; the state follows at once */
    Promise<Void> setOperative(boolean operative);
}
