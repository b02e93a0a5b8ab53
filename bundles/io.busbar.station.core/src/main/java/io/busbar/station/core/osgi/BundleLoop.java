package io.busbar.station.core.osgi;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.core.loop.LoopFacade;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The loop as a service, one façade a bundle. */
@Component(service = StationLoop.class, scope = ServiceScope.BUNDLE)
public final class BundleLoop extends LoopFacade {

    @Activate
    public BundleLoop(@Reference LoopService loop, ComponentContext context) {
        super(loop.loop(), context.getUsingBundle().getSymbolicName());
    }

    @Override
    @Deactivate
    public void close() {
        super.close();
    }
}
