package io.busbar.driver.kit.bus;

import io.busbar.bus.api.modbus.ModbusBus;
import io.busbar.bus.api.modbus.Registers;
import io.busbar.driver.kit.Bench;
import io.busbar.station.core.loop.VirtualLoop;
import java.time.Instant;
import java.util.stream.IntStream;

class MemoryModbusTest extends ModbusBusContract {

    private final VirtualLoop time = new VirtualLoop(Instant.parse("2026-03-01T08:00:00Z"));
    private final MemoryModbus bus = new MemoryModbus(time.facade("modbus"));

    MemoryModbusTest() {
        for (int unit = 1; unit <= 2; unit++) {
            MemoryDevice device = bus.device(unit).set(Registers.of(100, new int[10]));
            IntStream.range(0, 8).forEach(coil -> device.coil(coil, false));
        }
    }

    @Override
    protected Bench bench() {
        return time::advance;
    }

    @Override
    protected ModbusBus bus() {
        return bus;
    }

    @Override
    protected void loseAnswers(int unitId, int answers) {
        bus.device(unitId).loseAnswers(answers);
    }

    @Override
    protected void plug(boolean in) {
        bus.plug(in);
    }
}
