package io.busbar.bus.api.modbus;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/**
 * A device on a Modbus. Requests of all who use the bus are done one after the other: in order for a unit, and in turns among units. Addresses are
 * those on the wire, from 0. Promises resolve on a thread of the bus, or fail with {@link io.busbar.bus.api.BusException}: with NOT_CONNECTED at
 * once while the bus is lost, with OVERLOADED when 100 requests of the unit wait, with REJECTED ({@link ModbusRejection}) when the device answers with
 * an exception. A promise is resolved or fails within (retries + 1) time-outs of its turn.
 */
@ProviderType
public interface ModbusUnit {

    /** Function 3. @param count 1 to 125 */
    Promise<Registers> readHolding(int address, int count);

    /** Function 4. @param count 1 to 125 */
    Promise<Registers> readInput(int address, int count);

    /** Function 1. @param count 1 to 2000 */
    Promise<List<Boolean>> readCoils(int address, int count);

    /** Function 2. @param count 1 to 2000 */
    Promise<List<Boolean>> readDiscreteInputs(int address, int count);

    /** Function 6: for devices that know no other. @param value of which the low 16 bits count */
    Promise<Void> writeRegister(int address, int value);

    /** Function 16. @param registers 1 to 123; their address is where they go */
    Promise<Void> write(Registers registers);

    /** Function 5. */
    Promise<Void> writeCoil(int address, boolean on);

    /** Function 15. @param on 1 to 1968 */
    Promise<Void> writeCoils(int address, List<Boolean> on);
}
