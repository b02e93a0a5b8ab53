package io.busbar.plant.api;

import io.busbar.driver.api.evse.AcPermit;
import io.busbar.driver.api.evse.EvseListener;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/**
 * One EVSE's power board: pilot generator, contactor, lock actuators, sensors, and a watchdog of its own. It closes the contactor by itself when it
 * offers current and the car is ready, and opens it when either ends. On the station loop, as are its events.
 */
@ProviderType
public interface EvseBoard {

    /** Reports events from now on, the present state of everything first. A second listener replaces the first. */
    void connect(EvseListener listener);

    /** No effect for another than the connected listener. */
    void disconnect(EvseListener listener);

    /**
     * Offers current by the pilot's duty cycle; the watchdog withdraws it when the lease of the last permit ends.
     *
     * @return fails with a {@code DriverException} while the board does not answer (CommunicationFault)
     */
    Promise<Void> permit(AcPermit permit);

    /** Withdraws the offer; fails as {@link #permit} does. */
    Promise<Void> withhold();

    /** Drives a connector's lock actuator. @return whether it arrived, after the board's own tries */
    Promise<Boolean> moveLock(int connectorId, boolean lock);

    /** Resets trips that latch, and reports everything anew. */
    Promise<Void> resetTrips();
}
