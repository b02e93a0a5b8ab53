package io.busbar.driver.meter.sim;

import io.busbar.driver.api.meter.MeterDriver;
import io.busbar.plant.api.Boards;
import io.busbar.plant.api.PlantException;
import java.util.OptionalInt;

/** The same load, behind the connection to the grid. */
class SimMainMeterTest extends SimMeterDriverTest {

    SimMainMeterTest() throws PlantException {}

    @Override
    MeterDriver driver(Boards boards) {
        return new SimMeterDriver(boards, OptionalInt.empty());
    }
}
