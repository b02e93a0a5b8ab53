package io.busbar.driver.display.sim;

import io.busbar.driver.api.display.DisplayDriver;
import io.busbar.driver.kit.Bench;
import io.busbar.driver.kit.DisplayDriverContract;
import io.busbar.plant.api.PlantException;
import io.busbar.plant.api.PlantState;
import io.busbar.plant.api.ScreenBoard.Entry;
import io.busbar.plant.sim.PlantMemory;
import io.busbar.plant.sim.SimPlant;
import io.busbar.station.core.loop.VirtualLoop;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

class SimDisplayTest extends DisplayDriverContract {

    private final VirtualLoop time = new VirtualLoop(Instant.parse("2026-03-01T08:00:00Z"));
    private final SimPlant plant = new SimPlant(time.facade("plant"), PlantMemory.inMemory());
    private final DisplayDriver driver = new SimDisplay(plant.screen());

    @Override
    protected Bench bench() {
        return time::advance;
    }

    @Override
    protected DisplayDriver driver() {
        return driver;
    }

    private List<Entry> entries() {
        return plant.state().screen().map(PlantState.Screen::entries).orElse(List.of());
    }

    @Override
    protected String visible() {
        return plant.state().screen().map(screen -> screen.title() + "\n" + String.join("\n", screen.lines()) + "\n"
                + screen.entries().stream().map(Entry::text).collect(Collectors.joining("\n"))).orElse("");
    }

    @Override
    protected void choose(Set<String> texts) {
        try {
            plant.choose(entries().stream().filter(entry -> texts.contains(entry.text())).map(Entry::key).collect(Collectors.toSet()));
        } catch (PlantException e) {
            throw new AssertionError(e);
        }
    }
}
