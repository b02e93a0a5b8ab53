package io.busbar.driver.kit.bus;

import io.busbar.bus.api.modbus.Registers;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** A device on a {@link MemoryModbus}. On the loop. */
public final class MemoryDevice {

    final Map<Integer, Integer> registers = new HashMap<>();
    final Map<Integer, Boolean> coils = new HashMap<>();
    int lostAnswers;

    /** Sets holding and input registers, which are the same here. */
    public MemoryDevice set(Registers values) {
        IntStream.range(0, values.count()).map(i -> values.address() + i).forEach(at -> registers.put(at, values.u16(at)));
        return this;
    }

    public MemoryDevice coil(int address, boolean on) {
        coils.put(address, on);
        return this;
    }

    /** A register's value; fails if the device has none there. */
    public int register(int address) {
        return registers.get(address);
    }

    public boolean coil(int address) {
        return coils.get(address);
    }

    /** So many of its next answers do not arrive. */
    public MemoryDevice loseAnswers(int answers) {
        lostAnswers = answers;
        return this;
    }
}
