package io.busbar.plant.sim;

import io.busbar.plant.api.Boards;
import io.busbar.plant.api.Plant;
import io.busbar.station.api.loop.StationLoop;
import java.io.IOException;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The plant as a component. */
@Component(service = {Plant.class, Boards.class}, configurationPid = "io.busbar.plant")
public final class PlantComponent extends SimPlant {

    /** PID {@code io.busbar.plant}. */
    public @interface Config {

        /** Where the plant's memory is; without it, it ends with the process. */
        String directory() default "";
    }

    @Activate
    public PlantComponent(@Reference StationLoop loop, Config config) throws IOException {
        super(loop, config.directory().isEmpty() ? PlantMemory.inMemory() : PlantMemory.in(Path.of(config.directory())));
    }
}
