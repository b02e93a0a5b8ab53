package io.busbar.driver.api.evse;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.util.promise.Promise;

/**
 * One EVSE's power electronics: control pilot, contactor, lock. A service with {@link io.busbar.driver.api.DriverProperty#EVSE_ID}; one an EVSE.
 *
 * <p>
 * Electrical protection (RCD, over-current, welded contacts, pilot loss) is the hardware's, within its own times; a driver reports it. The
 * contactor closes only when a {@link Permit} stands and the car is in state C or D, and opens when either goes.
 *
 * <p>
 * <b>Threads, deactivation and replacement</b> as for all kinds ({@link io.busbar.driver.api}): the lease bounds the absence of a driver. <b>Lost
 * hardware</b>: fault COMMUNICATION, within five seconds; when it is back the fault ends and the state of everything is reported anew.
 */
@ConsumerType
public interface EvseDriver {

    /** What it can do now. A change is reported by {@link EvseListener#abilitiesChanged}. */
    EvseAbilities abilities();

    /**
     * Begins to report, first the present state of everything. One listener at a time; a second one replaces the first.
     */
    void connect(EvseListener listener);

    /** Ends reports; no call after this returns. No effect for another than the connected listener. */
    void disconnect(EvseListener listener);

    /**
     * Offers power to the car until the lease of the permit ends; replaces the earlier permit, and is called again well within each lease.
     * When a lease ends without a new permit, the driver (or the hardware's own host-alive rule) falls to its configured fail-safe current on
     * its own.
     *
     * <p>
     * A driver whose {@link EvseAbilities#power} are {@link AcAbilities} is given {@link AcPermit}s only, one with {@link DcAbilities}
     * {@link DcPermit}s only. Each is made of the abilities last reported: after a change, one made of those before may still be on its way.
     *
     * @return resolved when the hardware has it; fails with {@link io.busbar.driver.api.DriverException}
     */
    Promise<Void> permit(Permit permit);

    /** Takes the offer back: the car sees it at the pilot, and the contactor opens at the latest three seconds later. */
    Promise<Void> withhold();

    /** The connector's lock, if {@link ConnectorAbilities#lockable}. */
    Optional<CableLock> lock(int connectorId);

    /** Clears latched faults and starts the hardware's own reset, if it has one. @return resolved when the state has been reported anew */
    Promise<Void> reset();
}
