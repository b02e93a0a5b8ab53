package io.busbar.plant.api;

import io.busbar.driver.api.meter.MeterReading;
import java.time.Duration;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** A meter. It sends a reading every second while a contactor behind it is closed, and at each change. On the station loop. */
@ProviderType
public interface MeterBoard {

    /** Sends readings from now on, the present one first. A second listener replaces the first. */
    void connect(Consumer<MeterReading> listener);

    /** No effect for another than the connected listener. */
    void disconnect(Consumer<MeterReading> listener);

    /** From now on each reading has a signed record of the energy register. */
    void sign();

    /** The longest time between two readings in the present state. */
    Duration period();
}
