package io.busbar.driver.button.sim;

import io.busbar.driver.api.button.ButtonDriver;
import io.busbar.driver.kit.Bench;
import io.busbar.driver.kit.ButtonDriverContract;
import io.busbar.plant.api.EvseBuild;
import io.busbar.plant.api.PlantException;
import io.busbar.plant.sim.PlantMemory;
import io.busbar.plant.sim.SimPlant;
import io.busbar.station.core.loop.VirtualLoop;
import java.time.Instant;
import java.util.OptionalInt;

class SimButtonsTest extends ButtonDriverContract {

    private final VirtualLoop time = new VirtualLoop(Instant.parse("2026-03-01T08:00:00Z"));
    private final SimPlant plant = new SimPlant(time.facade("plant"), PlantMemory.inMemory());
    private final ButtonDriver driver = new SimButtons(plant, OptionalInt.empty());

    SimButtonsTest() {
        plant.evse(1, EvseBuild.socket());
    }

    @Override
    protected Bench bench() {
        return time::advance;
    }

    @Override
    protected ButtonDriver driver() {
        return driver;
    }

    @Override
    protected void press() {
        try {
            plant.pressStop(OptionalInt.of(1));
        } catch (PlantException nobodyListens) {
            // the button can be pressed all the same
        }
    }

    @Override
    protected boolean housing(boolean open) {
        plant.tamper(open);
        return true;
    }
}
