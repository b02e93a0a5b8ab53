package io.busbar.bus.api.modbus;

import io.busbar.bus.api.BusState;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A Modbus line or a Modbus TCP host, which drivers of several bundles share. A service with the property {@link #NAME}, one façade for each bundle:
 * requests of a bundle that stops are dropped. Which port, speed and framing a bus has is its own configuration. Any thread; no method blocks.
 */
@ProviderType
public interface ModbusBus {

    /** Service property: the name of the bus in the configuration, by which a driver refers to it. */
    String NAME = "busbar.bus.name";

    BusState state();

    /**
     * A device on the bus.
     *
     * @param unitId 1 to 247; for Modbus TCP also 0 and 255, as the device wants it
     */
    ModbusUnit unit(int unitId, UnitSettings settings);

    /** Calls a listener now and at each change of the state, on any thread. @return ends that */
    AutoCloseable onState(Consumer<BusState> listener);
}
