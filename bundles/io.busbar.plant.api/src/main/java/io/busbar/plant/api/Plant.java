package io.busbar.plant.api;

import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.api.token.ReaderToken;
import java.util.OptionalInt;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What people, cars and mishaps do to a simulated station. The physical world stays as it is when the controller dies and restarts: what is
 * plugged, locked, broken, charged and metered stays; only power needs a new permit.
 *
 * <p>
 * All methods on the station loop; they take effect at once, and what follows by physics follows in time. What is impossible is refused with a
 * {@link PlantException} and changes nothing.
 */
@ProviderType
public interface Plant {

    /**
     * A car is plugged in. Where a cable was left in the socket, the car comes back to it; otherwise it is another car, with its battery as
     * {@link EvChange} said.
     *
     * @param cableAmps rating of the cable brought along: 13, 20, 32 or 63; ignored for a tethered one
     */
    void plugIn(int evseId, int connectorId, int cableAmps) throws PlantException;

    /**
     * The cable is pulled out of the car, and out of the socket as soon as its lock opens.
     *
     * @return whether it is out already; false while it is locked
     */
    boolean unplug(int evseId, int connectorId) throws PlantException;

    /**
     * A token is held to the EVSE's reader, or to the station's if the EVSE has none.
     *
     * @param evseId empty for the station's reader
     */
    void swipe(OptionalInt evseId, ReaderToken token) throws PlantException;

    /** The EVSE's stop button is pressed, or the station's if the EVSE has none. @param evseId empty for the station's button */
    void pressStop(OptionalInt evseId) throws PlantException;

    /** The start button, beside the stop button. @param evseId empty for the station's button */
    void pressStart(OptionalInt evseId) throws PlantException;

    /**
     * Entries on the touch screen are picked, and confirmed together.
     *
     * @param keys of entries that the screen shows; may be none
     */
    void choose(Set<String> keys) throws PlantException;

    /** A car stands in the EVSE's parking bay, or has left it; whether it is plugged in is another matter. */
    void bay(int evseId, boolean occupied) throws PlantException;

    /** Changes the car that is, or will be, at an EVSE. */
    void ev(int evseId, EvChange change) throws PlantException;

    /** @param connectorId empty for a fault of the EVSE. No effect when it is there */
    void fault(int evseId, OptionalInt connectorId, FaultCode code) throws PlantException;

    /** Ends all faults of the EVSE (and its connectors), or of one connector. */
    void clearFault(int evseId, OptionalInt connectorId) throws PlantException;

    /** The connector's lock jams, or is free again. */
    void lockFailure(int evseId, int connectorId, boolean on) throws PlantException;

    /** The housing is opened or closed. */
    void tamper(boolean open);

    /** Nothing plugged, bays empty, no faults, housing closed, cars as new; meters keep their registers. */
    void reset();

    /**
     * The pilot drops from C to B or comes back, faster than the contactor follows; for producing many changes in no time.
     *
     * @throws PlantException when no energy flows there
     */
    void flicker(int evseId) throws PlantException;

    /** Everything at this moment. */
    PlantState state();
}
