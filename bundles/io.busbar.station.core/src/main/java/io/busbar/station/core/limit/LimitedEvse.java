package io.busbar.station.core.limit;

import io.busbar.driver.api.evse.PowerAbilities;
import java.util.Optional;

/** What the composition of limits needs to know of an EVSE. */
public interface LimitedEvse {

    int id();

    /** Empty while there is no driver. */
    Optional<PowerAbilities> powerAbilities();

    /** Amperes that the plugged cable carries; 0 when not known. */
    double cableAmps();

    boolean powerGranted();

    /**
     * Greatest current per phase, of the alternating-current side, that its vehicle may draw now: by the permit in force, or by an earlier one until
     * it is certain that the vehicle obeys the later.
     */
    double mayDrawAmps();

    /** The limit may be another now. */
    void limitChanged();
}
