package io.busbar.station.api.evse;

import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.ocpp.messages.transactions.ChargingState;
import io.busbar.station.api.limit.PowerOffer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/** One EVSE: a car at a time. All state is the last reported by its drivers; orders take effect through them. On the loop. */
@ProviderType
public interface Evse extends Metered {

    int id();

    /** By id, which counts from 1 within the EVSE. */
    List<Connector> connectors();

    Optional<Connector> connector(int connectorId);

    /** The connector with a cable in it. */
    Optional<Connector> pluggedConnector();

    /** What the driver can do now; empty while no driver is there. */
    Optional<EvseAbilities> abilities();

    ChargingState powerState();

    /** Whether a car is seen at the control pilot (states B to D). */
    boolean evConnected();

    boolean powerPathClosed();

    /** Empty when the bay has no sensor. */
    Optional<Boolean> bayOccupied();

    Collection<EvseFault> faults();

    /** Whether power is granted, see {@link #grantPower}. */
    boolean powerGranted();

    /**
     * Lets the car charge within the limits ({@code limit} package) until {@link #withdrawPower}. The grant is the core's: it outlives the
     * bundle that gave it (a swap), not the station. The core renews the driver's lease while it lasts.
     */
    void grantPower();

    /** Ends the grant: the driver takes the current back and opens the contactor. No effect without a grant. */
    void withdrawPower();

    /** What is offered to the vehicle now, and what keeps it from being more. A change is the event {@code OfferChanged}. */
    PowerOffer offer();

    /** Amperes per phase offered to the vehicle now; 0 when nothing is offered. */
    default double offeredAmps() {
        return offer().amps();
    }

    /** Marks a transaction as holding this EVSE: its connector is Occupied also without a cable (E02). */
    void occupy(boolean occupied);

    /** Marks a reservation (block H); empty to end it. */
    void reserve(OptionalInt reservationId);

    /** The reservation that was marked; empty when it is free for everybody. Whose it is, block H knows. */
    OptionalInt reservation();

    /**
     * Keeps this EVSE free for the station's own work (an update or a reset that waits for the last transaction): whatever the CSMS has operative,
     * its connectors are Unavailable as long as no transaction holds them, and until every purpose is given up. Outlives the bundle that ordered
     * it (a swap), not the station.
     *
     * @param purpose whose work, e.g. {@code firmware}
     * @param free false gives the purpose up; no effect if it was not there
     */
    void keepFree(String purpose, boolean free);

    /** Whether the CSMS has this EVSE operative; the station's own state comes on top. Kept over restarts. */
    boolean operative();

    /** @return resolved when durable; connector states follow at once */
    Promise<Void> setOperative(boolean operative);
}
