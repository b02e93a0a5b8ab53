package io.busbar.station.core.osgi;

import io.busbar.station.api.control.SecurityEvents;
import io.busbar.station.api.control.StationControl;
import io.busbar.station.api.event.StationEvents;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.limit.Limits;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.model.Variables;
import io.busbar.station.core.StationCore;
import io.busbar.station.core.StationSettings;
import io.busbar.store.api.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The core in the framework: made once the store is there, and its parts registered as services. Configuration is read at the start. */
@Component(service = CoreService.class, immediate = true, configurationPid = {"io.busbar.variables", "io.busbar.station"})
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"io.busbar.station.api.control.SecurityEvents\"")
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"io.busbar.station.api.control.StationControl\"")
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"io.busbar.station.api.event.StationEvents\"")
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"io.busbar.station.api.evse.Station\"")
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"io.busbar.station.api.limit.Limits\"")
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"io.busbar.station.api.loop.StationClock\"")
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"io.busbar.station.api.model.Variables\"")
public final class CoreService {

    private static final Logger LOG = LoggerFactory.getLogger(CoreService.class);

    /** Of the PID {@code io.busbar.station}. */
    @interface Configuration {

        String vendor() default "Busbar";

        String model() default "Charging station";

        int leaseSeconds() default 15;

        int driverGraceSeconds() default 30;
    }

    private final LoopService loop;
    private final StationCore core;
    private final List<ServiceRegistration<?>> registered = new ArrayList<>();

    @Activate
    public CoreService(BundleContext context, @Reference LoopService loop, @Reference Store store, Configuration station,
            Map<String, Object> all) {
        this.loop = loop;
        StationSettings settings = new StationSettings(station.vendor(), station.model(), Duration.ofSeconds(station.leaseSeconds()),
                Duration.ofSeconds(station.driverGraceSeconds()), firstValues(all));
        core = loop.onLoop(() -> StationCore.create(loop.loop(), store, settings,
                () -> context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).update()));
        register(context, SecurityEvents.class, core.security());
        register(context, StationControl.class, core.control());
        register(context, StationEvents.class, core.events());
        register(context, Station.class, core.station());
        register(context, Limits.class, core.limits());
        register(context, StationClock.class, core.clock());
        register(context, Variables.class, core.variables());
    }

    /** Names of variables have a dot between component and variable; other properties that have one are no variables and do no harm. */
    private static Map<String, String> firstValues(Map<String, Object> all) {
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.forEach((key, value) -> {
            if (key.indexOf('.') > 0) {
                values.put(key, String.valueOf(value));
            }
        });
        return values;
    }

    private <T> void register(BundleContext context, Class<T> type, T service) {
        registered.add(context.registerService(type, service, null));
    }

    StationCore core() {
        return core;
    }

    LoopService loop() {
        return loop;
    }

    @Modified
    void changed() {
        LOG.info("Configuration of the station changed; it is in force from the next start on");
    }

    @Deactivate
    void close() {
        registered.forEach(ServiceRegistration::unregister);
        loop.onLoop(() -> {
            core.close();
            return null;
        });
    }
}
