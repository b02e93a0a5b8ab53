package io.busbar.plant.sim;

import io.busbar.plant.api.Boards;
import io.busbar.plant.api.Plant;
import io.busbar.station.api.loop.StationLoop;
import java.io.IOException;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The plant as a component. */
@Component(service = {Plant.class, Boards.class}, configurationPid = "io.busbar.plant")
@Designate(ocd = PlantComponent.Config.class)
public final class PlantComponent extends SimPlant {

    /** PID {@code io.busbar.plant}. */
    @ObjectClassDefinition
    public @interface Config {

        /** Where the plant's memory is; without it, it ends with the process. */
        @AttributeDefinition(required = false)
        String directory() default "";
    }

    @Activate
    public PlantComponent(@Reference StationLoop loop, Config config) throws IOException {
        super(loop, config.directory().isEmpty() ? PlantMemory.inMemory() : PlantMemory.in(Path.of(config.directory())));
    }
}
