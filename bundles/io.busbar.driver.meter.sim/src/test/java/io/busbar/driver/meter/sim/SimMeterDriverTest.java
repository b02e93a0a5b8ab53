package io.busbar.driver.meter.sim;

import io.busbar.driver.api.evse.AcAbilities;
import io.busbar.driver.api.evse.AcPermit;
import io.busbar.driver.api.meter.MeterDriver;
import io.busbar.driver.kit.Bench;
import io.busbar.driver.kit.MeterDriverContract;
import io.busbar.plant.api.Boards;
import io.busbar.plant.api.EvseBoard;
import io.busbar.plant.api.EvseBuild;
import io.busbar.plant.api.PlantException;
import io.busbar.plant.sim.PlantMemory;
import io.busbar.plant.sim.SimPlant;
import io.busbar.station.core.loop.VirtualLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

class SimMeterDriverTest extends MeterDriverContract {

    private final VirtualLoop time = new VirtualLoop(Instant.parse("2026-03-01T08:00:00Z"));
    private final SimPlant plant = new SimPlant(time.facade("plant"), PlantMemory.inMemory());
    private final MeterDriver driver = driver(plant);
    private final EvseBoard board = plant.evse(1, EvseBuild.socket());

    SimMeterDriverTest() throws PlantException {
        plant.plugIn(1, 1, 32);
    }

    MeterDriver driver(Boards boards) {
        return new SimMeterDriver(boards, OptionalInt.of(1));
    }

    @Override
    protected Bench bench() {
        return time::advance;
    }

    @Override
    protected MeterDriver driver() {
        return driver;
    }

    @Override
    protected void load(boolean on) {
        if (on) {
            board.permit(permit(16, 3, Duration.ofHours(1)));
        } else {
            board.withhold();
        }
    }

    /** The board's tests also order what its driver would not. */
    private static AcPermit permit(double amps, int phases, Duration lease) {
        return new AcAbilities(1, 80, 3, 230, true, 0).permit(amps, phases, lease).orElseThrow();
    }
}
