package io.busbar.station.core.osgi;

import io.busbar.station.core.StationCore;
import io.busbar.station.core.StationSettings;
import io.busbar.station.core.limit.FailSafe;
import io.busbar.store.api.Store;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The core in the framework: made once the store is there. Configuration is read at the start. */
@Component(service = CoreService.class, immediate = true, configurationPid = {"io.busbar.variables", "io.busbar.station"})
public final class CoreService {

    private static final List<String> FRAMEWORK_PROPERTIES = List.of("component.id", "component.name", "felix.", "osgi.", "service.");
    private static final Logger LOG = LoggerFactory.getLogger(CoreService.class);

    /** Of the PID {@code io.busbar.station}. */
    @ObjectClassDefinition(pid = "io.busbar.station")
    @interface Configuration {

        @AttributeDefinition(min = "1", max = "50")
        String vendor() default "Busbar";

        @AttributeDefinition(min = "1", max = "20")
        String model() default "Charging station";

        @AttributeDefinition(required = false, max = "25")
        String serialNumber() default "";

        @AttributeDefinition(required = false, max = "50")
        String firmwareVersion() default "";

        @AttributeDefinition(min = "3", max = "300")
        int leaseSeconds() default 15;

        @AttributeDefinition(min = "1", max = "3600")
        int driverGraceSeconds() default 30;

        /** How long limits hold whose source is missing. */
        @AttributeDefinition(min = "10", max = "86400")
        int limitHoldSeconds() default 120;

        /** What holds after that, in amperes per phase. */
        @AttributeDefinition(min = "0", max = "80")
        double failSafeAmps() default 6;
    }

    private final LoopService loop;
    private final StationCore core;

    @Activate
    public CoreService(BundleContext context, @Reference LoopService loop, @Reference Store store, Configuration station,
            Map<String, Object> all) {
        this.loop = loop;
        StationSettings settings = new StationSettings(station.vendor(), station.model(), station.serialNumber(), station.firmwareVersion(),
                Duration.ofSeconds(station.leaseSeconds()),
                Duration.ofSeconds(station.driverGraceSeconds()),
                new FailSafe(Duration.ofSeconds(station.limitHoldSeconds()), station.failSafeAmps()), firstValues(all));
        core = loop.onLoop(() -> StationCore.create(loop.loop(), store, settings,
                () -> context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).update()));
        Optional.ofNullable(context.getProperty("io.busbar.data.notice")).ifPresent(notice -> loop.onLoop(() -> {
            core.security().raise("DataOfAnotherStation", notice);
            return null;
        }));
    }

    /** Names of variables have a dot between component and variable, as have some properties that the framework adds. */
    private static Map<String, String> firstValues(Map<String, Object> all) {
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.forEach((key, value) -> {
            if (key.indexOf('.') > 0 && FRAMEWORK_PROPERTIES.stream().noneMatch(key::startsWith)) {
                values.put(key, String.valueOf(value));
            }
        });
        return values;
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
        loop.onLoop(() -> {
            core.jobs().stop();
            core.close();
            return null;
        });
    }
}
