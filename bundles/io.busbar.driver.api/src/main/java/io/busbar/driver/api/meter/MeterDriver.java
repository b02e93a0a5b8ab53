package io.busbar.driver.api.meter;

import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The meter of one EVSE, a service with the property {@code DriverProperty.EVSE_ID}; without that property the station's main meter, at its
 * connection to the grid. It reads by itself and reports.
 *
 * <p>
 * <b>Threads, deactivation and replacement</b> as for all kinds ({@link io.busbar.driver.api}). <b>Lost meter</b>: no reading is reported; the
 * station notices that they grow old. Energy registers never run backwards and survive a power cut; a driver that must replace a meter says so by
 * {@link MeterReading#meterId}.
 *
 * <p>
 * A meter that signs whole transactions has a {@link SigningMeterDriver}.
 */
@ConsumerType
public interface MeterDriver {

    /** Quantities that its readings have. */
    Set<Quantity> quantities();

    /** The longest time between two readings while the meter answers; one second at most while the contactor is closed. */
    Duration period();

    /**
     * Begins to report readings, the newest known at once; also right after the contactor opened. One listener at a time; a second one replaces
     * the first.
     */
    void connect(Consumer<MeterReading> listener);

    /** Ends reports; no call after this returns. No effect for another than the connected listener. */
    void disconnect(Consumer<MeterReading> listener);
}
