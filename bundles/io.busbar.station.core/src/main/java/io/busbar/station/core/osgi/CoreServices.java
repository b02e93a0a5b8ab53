package io.busbar.station.core.osgi;

import io.busbar.station.api.control.DurableJobs;
import io.busbar.station.api.control.SecurityEventLog;
import io.busbar.station.api.control.SecurityEvents;
import io.busbar.station.api.control.StationControl;
import io.busbar.station.api.event.StationEvents;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.limit.Limits;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.model.Variables;
import io.busbar.station.api.record.LogSource;
import io.busbar.station.core.StationCore;
import io.busbar.update.api.SwapPoint;
import java.util.ArrayList;
import java.util.List;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The core's parts as services. A component of its own, because whoever waits for a part starts while it is registered, and may need the whole
 * core, which is complete by then.
 */
@Component(service = {}, immediate = true)
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"io.busbar.station.api.control.DurableJobs\"")
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"io.busbar.station.api.control.SecurityEvents\"")
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"io.busbar.station.api.control.SecurityEventLog\"")
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"io.busbar.station.api.control.StationControl\"")
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"io.busbar.station.api.event.StationEvents\"")
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"io.busbar.station.api.evse.Station\"")
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"io.busbar.station.api.limit.Limits\"")
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"io.busbar.station.api.loop.StationClock\"")
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"io.busbar.station.api.model.Variables\"")
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"io.busbar.update.api.SwapPoint\"")
public final class CoreServices {

    private final List<ServiceRegistration<?>> registered = new ArrayList<>();

    @Activate
    public CoreServices(BundleContext context, @Reference CoreService service) {
        StationCore core = service.core();
        register(context, SecurityEvents.class, core.security());
        register(context, SecurityEventLog.class, core.security());
        register(context, LogSource.class, core.security());
        register(context, DurableJobs.class, core.jobs());
        register(context, StationControl.class, core.control());
        register(context, StationEvents.class, core.events());
        register(context, Station.class, core.station());
        register(context, Limits.class, core.limits());
        register(context, StationClock.class, core.clock());
        register(context, Variables.class, core.variables());
        register(context, SwapPoint.class, core.swapPoint());
    }

    private <T> void register(BundleContext context, Class<T> type, T part) {
        registered.add(context.registerService(type, part, null));
    }

    @Deactivate
    void close() {
        registered.forEach(ServiceRegistration::unregister);
    }
}
