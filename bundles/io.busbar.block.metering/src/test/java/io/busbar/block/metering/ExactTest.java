package io.busbar.block.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.meter.MeterReading.Phase;
import io.busbar.driver.api.meter.MeterReading.Value;
import io.busbar.driver.api.meter.Quantity;
import io.busbar.station.api.model.Units;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExactTest {

    @Test
    @DisplayName("What a register gained has the register's resolution, and no value more than six places")
    void resolution() {
        Registers then = new Registers("m", Map.of("ENERGY_IMPORT_WH ALL", 1000.681));
        for (int i = 1; i < 5_000; i++) {
            double now = (1_000_681 + i) / 1000.0;
            String gained = Double.toString(then.gained("m", new Value(Quantity.ENERGY_IMPORT_WH, Phase.ALL, now)).orElseThrow());
            assertTrue(gained.length() - gained.indexOf('.') - 1 <= 3, now + " gives " + gained);
        }
        assertEquals(0.3, Exact.sum(DoubleStream.of(0.1, 0.2)));
        assertEquals(12.345679, Exact.sent(12.3456789));
    }

    @Test
    @DisplayName("Every measurand has a unit of OCPP's list, or none")
    void units() {
        for (Measured measured : Measured.values()) {
            assertTrue(measured.unit().isEmpty() || Units.isStandard(measured.unit()), measured + ": " + measured.unit());
        }
    }
}
