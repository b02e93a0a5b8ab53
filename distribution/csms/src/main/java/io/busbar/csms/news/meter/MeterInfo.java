package io.busbar.csms.news.meter;

import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.VariableSpec;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is new in the demo's second version of the meter driver: the CSMS can read what drives the meters. */
@Component(service = {}, immediate = true)
public final class MeterInfo {

    @Activate
    public MeterInfo(BundleContext context, @Reference DeviceModel model) {
        String driver = context.getBundle().getSymbolicName() + " " + context.getBundle().getVersion();
        model.declare(ComponentId.of("FiscalMetering"), VariableSpec.text("Driver", driver).computed(() -> driver));
    }
}
