package io.busbar.ocpp.rpc.osgi;

import io.busbar.ocpp.rpc.OcppRpc;
import io.busbar.station.api.loop.StationLoop;
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
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows when the station is whole: every bundle that is to run does, and every component has what it needs. Asks the framework and the component
 * runtime, away from the loop, only while the station starts. When the last start level is reached and what is missing has not changed for
 * {@link #QUIET}, it is not expected any more, and named in the log.
 */
@Component(service = {}, immediate = true)
public final class InstalledModules {

    private static final Logger LOG = LoggerFactory.getLogger(InstalledModules.class);

    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration QUIET = Duration.ofSeconds(3);

    /** What is not there yet, in words. @param ends whether the last start level was reached */
    private record Missing(boolean ends, Set<String> names) {}

    private final StationLoop loop;
    private final RpcComponent owner;
    private final BundleContext context;
    private final ServiceComponentRuntime runtime;
    private Missing last = new Missing(false, Set.of());
    private Duration since;

    @Activate
    public InstalledModules(@Reference StationLoop loop, @Reference RpcComponent owner, @Reference ServiceComponentRuntime runtime,
            BundleContext context) {
        this.loop = loop;
        this.owner = owner;
        this.runtime = runtime;
        this.context = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getBundleContext();
        loop.execute(this::inspect);
    }

    private void inspect() {
        if (owner.rpc().awaitsModules()) {
            loop.offload(this::missing).onSuccess(this::evaluate).onFailure(failure -> {
                LOG.warn("the installed modules cannot be inspected: {}", failure.toString());
                loop.after(STEP, this::inspect);
            });
        }
    }

    private void evaluate(Missing missing) {
        if (since == null || !missing.equals(last)) {
            last = missing;
            since = loop.uptime();
        }
        boolean quiet = missing.ends && loop.uptime().minus(since).compareTo(QUIET) >= 0;
        if (missing.ends && missing.names.isEmpty() || quiet) {
            if (!missing.names.isEmpty()) {
                LOG.warn("the station registers without what is not there after {} s: {}", QUIET.toSeconds(),
                        String.join("; ", missing.names));
            }
            // after what the modules have given to the loop when they started
            loop.execute(() -> owner.use(OcppRpc::modulesComplete));
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
}
