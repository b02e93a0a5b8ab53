package io.busbar.driver.evse.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.busbar.driver.api.evse.EvseDriver;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.kit.Bench;
import io.busbar.driver.kit.EvseDriverContract;
import io.busbar.plant.api.EvChange;
import io.busbar.plant.api.PlantException;
import io.busbar.plant.sim.PlantMemory;
import io.busbar.plant.sim.SimPlant;
import io.busbar.station.core.loop.VirtualLoop;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SimEvseDriverTest {

    /** What both kinds of connector share. */
    abstract static class OnTheBench extends EvseDriverContract {

        private final VirtualLoop time = new VirtualLoop(Instant.parse("2026-03-01T08:00:00Z"));
        private final SimPlant plant = new SimPlant(time.facade("plant"), PlantMemory.inMemory());
        private final EvseDriver driver;

        OnTheBench(String connectors) {
            driver = new SimEvseDriver(plant, 1, SimEvseDriver.build(connectors, 32, 3));
        }

        @Override
        protected Bench bench() {
            return time::advance;
        }

        @Override
        protected EvseDriver driver() {
            return driver;
        }

        interface Act {

            void run() throws PlantException;
        }

        private void act(Act act) {
            try {
                act.run();
            } catch (PlantException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        protected void plugCar() {
            act(() -> plant.plugIn(1, 1, 32));
        }

        @Override
        protected void unplugCar() {
            act(() -> plant.unplug(1, 1));
        }

        @Override
        protected void carReady(boolean ready) {
            act(() -> plant.ev(1, EvChange.NONE.ready(ready)));
        }

        @Override
        protected boolean jamLock(boolean on) {
            act(() -> plant.lockFailure(1, 1, on));
            return true;
        }

        @Override
        protected Optional<FaultCode> blockingFault(boolean on) {
            act(() -> {
                if (on) {
                    plant.fault(1, OptionalInt.of(1), FaultCode.GROUND_FAILURE);
                } else {
                    plant.clearFault(1, OptionalInt.of(1));
                }
            });
            return Optional.of(FaultCode.GROUND_FAILURE);
        }
    }

    @Nested
    class Socket extends OnTheBench {

        Socket() {
            super("sType2");
        }
    }

    @Nested
    class TwoTetheredCables extends OnTheBench {

        TwoTetheredCables() {
            super("cType2, cType1");
        }
    }

    @Test
    void connectorsAreBuiltFromTheirTypes() {
        assertEquals(true, SimEvseDriver.build("sType2,cCCS2", 16, 1).connectors().get(0).lockable());
        assertEquals(false, SimEvseDriver.build("sType2,cCCS2", 16, 1).connectors().get(1).lockable());
        assertThrows(IllegalArgumentException.class, () -> SimEvseDriver.build("sType2", 3, 1));
    }
}
