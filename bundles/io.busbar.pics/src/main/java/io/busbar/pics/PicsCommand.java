package io.busbar.pics;

import io.busbar.station.api.evse.Station;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.Variables;
import java.lang.reflect.InvocationTargetException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The console's command {@code pics}. */
@Component(service = PicsCommand.class, property = {"osgi.command.scope=busbar", "osgi.command.function=pics",
        "busbar.command.usage=pics: the conformance statement of what is installed"})
public final class PicsCommand {

    private final BundleContext context;
    private final StationLoop loop;
    private final Station station;
    private final Variables variables;

    @Activate
    public PicsCommand(BundleContext context, @Reference StationLoop loop, @Reference Station station, @Reference Variables variables) {
        this.context = context;
        this.loop = loop;
        this.station = station;
        this.variables = variables;
    }

    /** The conformance statement of what is installed now. On a console's thread, which waits. */
    public String pics() throws InterruptedException, InvocationTargetException {
        return loop.promises().submit(() -> String.join("\n", new Statement(new RunningStation(context, station, variables)).lines()))
                .getValue();
    }
}
