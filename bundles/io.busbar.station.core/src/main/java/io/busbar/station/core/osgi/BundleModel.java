package io.busbar.station.core.osgi;

import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.core.model.ModelFacade;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The device model as a service, one façade a bundle. */
@Component(service = DeviceModel.class, scope = ServiceScope.BUNDLE)
public final class BundleModel extends ModelFacade {

    @Activate
    public BundleModel(@Reference CoreService core, ComponentContext context) {
        super(core.core().variables(), context.getUsingBundle().getSymbolicName());
    }

    @Override
    @Deactivate
    public void close() {
        super.close();
    }
}
