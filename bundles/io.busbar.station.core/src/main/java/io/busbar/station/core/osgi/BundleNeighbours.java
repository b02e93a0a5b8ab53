package io.busbar.station.core.osgi;

import io.busbar.station.api.module.Neighbours;
import io.busbar.station.core.module.NeighbourFacade;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Neighbours as a service, one façade a bundle. */
@Component(service = Neighbours.class, scope = ServiceScope.BUNDLE)
public final class BundleNeighbours extends NeighbourFacade {

    @Activate
    public BundleNeighbours(@Reference CoreService service, ComponentContext context) {
        super(service.loop().loop(), context.getUsingBundle().getSymbolicName(), service.core().modules(),
                new RegistryServices(context.getUsingBundle().getBundleContext()));
    }

    @Override
    @Deactivate
    public void close() {
        super.close();
    }
}
