package io.busbar.station.core.osgi;

import io.busbar.station.api.control.HealthConcern;
import io.busbar.station.core.StationCore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Reports first values of the configuration that have no effect. Only the modules know which variables there are, so names that nobody declares are
 * reported once all modules have been started for a while.
 */
@Component
public final class ConfiguredVariables implements HealthConcern {

    /** Of the framework: the file that the configuration comes from. */
    private static final String FILE = "io.busbar.configuration.file";
    /** For drivers, which declare their variables when they are attached. */
    private static final Duration SETTLE = Duration.ofSeconds(15);

    private final BundleContext context;
    private final LoopService loop;
    private final StationCore core;
    private final String file;
    private Optional<Duration> started = Optional.empty();

    @Activate
    public ConfiguredVariables(BundleContext context, @Reference CoreService service) {
        this.context = context;
        loop = service.loop();
        core = service.core();
        file = Optional.ofNullable(context.getProperty(FILE)).orElse("busbar.conf");
    }

    @Override
    public List<String> concerns() {
        return core.variables().unusedConfiguration(complete()).entrySet().stream()
                .map(unused -> file + ": [io.busbar.variables] " + unused.getKey() + " has no effect: " + unused.getValue()).toList();
    }

    private boolean complete() {
        Duration now = loop.loop().uptime();
        if (started.isEmpty() && allStarted()) {
            started = Optional.of(now);
        }
        return started.isPresent() && now.minus(started.get()).compareTo(SETTLE) >= 0;
    }

    private boolean allStarted() {
        int reached = context.getBundle(0).adapt(FrameworkStartLevel.class).getStartLevel();
        for (Bundle bundle : context.getBundles()) {
            BundleStartLevel level = bundle.adapt(BundleStartLevel.class);
            if (bundle.getBundleId() != 0 && level.isPersistentlyStarted() && level.getStartLevel() > reached) {
                return false;
            }
        }
        return true;
    }
}
