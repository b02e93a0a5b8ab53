package io.busbar.station.api.driver;

import java.util.OptionalInt;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Connects a block to one driver. On the loop.
 *
 * @param <D> the kind
 */
@FunctionalInterface
@ConsumerType
public interface DriverConnector<D> {

    /**
     * Registers the block's listener with the driver.
     *
     * @param evseId of the driver's EVSE, from 1; empty for a driver of the whole station
     * @param gate through which the listener brings to the loop what the driver reports on any thread
     * @return disconnects; runs once, on the loop, when the driver or the block stops
     */
    Runnable connect(OptionalInt evseId, D driver, LoopGate gate);
}
