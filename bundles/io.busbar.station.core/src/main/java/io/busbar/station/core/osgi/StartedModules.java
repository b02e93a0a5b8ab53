package io.busbar.station.core.osgi;

import io.busbar.station.core.StationCore;
import io.busbar.station.core.loop.LoopFacade;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Determines when the station's installed modules have started: every bundle that is to run does, and every component has what it needs. Asks the
 * framework and the component runtime, off the loop, only while the station starts. When the last start level is reached and what is missing has
 * not changed for {@link #QUIET}, it is logged and not expected any more.
 */
@Component(service = {}, immediate = true)
public final class StartedModules {

    private static final Logger LOG = LoggerFactory.getLogger(StartedModules.class);

    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration QUIET = Duration.ofSeconds(3);
    /** A module whose start does not end keeps the others waiting for no longer. */
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    /** What is not there yet, in words. @param ends whether the last start level was reached */
    private record Missing(boolean ends, Set<String> names) {}

    private final LoopFacade loop;
    private final StationCore core;
    private final BundleContext context;
    private final ServiceComponentRuntime runtime;
    private Missing last = new Missing(false, Set.of());
    private Duration since;
    private final Duration began;

    @Activate
    public StartedModules(@Reference CoreService service, @Reference ServiceComponentRuntime runtime, BundleContext context) {
        core = service.core();
        loop = service.loop().loop().facade(StationCore.NAME);
        this.runtime = runtime;
        this.context = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getBundleContext();
        began = loop.uptime();
        loop.execute(this::inspect);
    }

    private void inspect() {
        loop.offload(this::missing).onSuccess(this::evaluate).onFailure(failure -> {
            LOG.warn("the installed modules cannot be inspected: {}", failure.toString());
            loop.after(STEP, this::inspect);
        });
    }

    private void evaluate(Missing missing) {
        if (since == null || !missing.equals(last)) {
            last = missing;
            since = loop.uptime();
        }
        boolean quiet = missing.ends && loop.uptime().minus(since).compareTo(QUIET) >= 0;
        boolean late = loop.uptime().minus(began).compareTo(AT_MOST) >= 0;
        if (missing.ends && missing.names.isEmpty() || quiet || late) {
            if (!missing.names.isEmpty()) {
                LOG.warn("these modules have not started and are not expected any more: {}", String.join("; ", missing.names));
            }
            // after what the modules have given to the loop when they started
            loop.execute(core.modules()::started);
        } else {
            loop.after(STEP, this::inspect);
        }
    }

    private Missing missing() {
        Set<String> names = new TreeSet<>();
        int highest = 0;
        for (Bundle bundle : context.getBundles()) {
            BundleStartLevel level = bundle.adapt(BundleStartLevel.class);
            if (bundle.getBundleId() != 0 && level.isPersistentlyStarted()) {
                highest = Math.max(highest, level.getStartLevel());
                if (bundle.getState() != Bundle.ACTIVE && bundle.getState() != Bundle.STARTING) {
                    names.add(bundle.getSymbolicName() + " is not started");
                }
            }
        }
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO configuration : runtime.getComponentConfigurationDTOs(component)) {
                if (configuration.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
                    names.add(component.name + " waits for " + Arrays.stream(configuration.unsatisfiedReferences)
                            .map(reference -> reference.name).collect(Collectors.joining(", ")));
                }
            }
        }
        int reached = context.getBundle().adapt(FrameworkStartLevel.class).getStartLevel();
        return new Missing(reached >= highest, names);
    }

    @Deactivate
    void close() {
        loop.close();
    }
}
