package io.busbar.driver.kit.bus;

import io.busbar.bus.api.serial.SerialPorts;
import io.busbar.driver.kit.Bench;
import io.busbar.station.core.loop.VirtualLoop;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

class LoopbackSerialTest extends SerialPortsContract {

    private final VirtualLoop time = new VirtualLoop(Instant.parse("2026-03-01T08:00:00Z"));
    private final LoopbackSerial serial = new LoopbackSerial(time.facade("serial")::execute);
    private final Map<String, LoopbackSerial.Facade> facades = new HashMap<>();

    LoopbackSerialTest() {
        serial.cable(path(true), path(false));
    }

    @Override
    protected Bench bench() {
        return time::advance;
    }

    @Override
    protected SerialPorts ports(String bundle) {
        return facades.computeIfAbsent(bundle, serial::ports);
    }

    @Override
    protected void stop(String bundle) {
        facades.remove(bundle).close();
    }

    @Override
    protected String path(boolean nearEnd) {
        return nearEnd ? "/dev/serial/by-id/near" : "/dev/serial/by-id/far";
    }

    @Override
    protected void plug(boolean in) {
        serial.plug(path(true), in);
    }
}
