package io.busbar.health;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Whether classes of bundles that were replaced stay in memory because something holds them. It orders no garbage collection, so it reports late. */
@Component(property = {HealthCheck.NAME + "=loaders", HealthCheck.TAGS + "=" + Tag.ANYWHERE})
public final class ReplacedBundles implements HealthCheck {

    private final BundleContext context;
    private final LeakedClassLoaders loaders = new LeakedClassLoaders(ReplacedBundles::fullCollections);
    private final SynchronousBundleListener listener = this::changed;

    @Activate
    public ReplacedBundles(BundleContext context) {
        this.context = context;
        context.addBundleListener(listener);
        Arrays.stream(context.getBundles()).filter(bundle -> bundle.getState() == Bundle.ACTIVE).forEach(this::check);
    }

    private void changed(BundleEvent event) {
        switch (event.getType()) {
            case BundleEvent.STARTED -> check(event.getBundle());
            case BundleEvent.UNRESOLVED, BundleEvent.UNINSTALLED -> loaders.unresolved(event.getBundle().getSymbolicName());
            default -> {
                // no change of class loaders
            }
        }
    }

    private void check(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (bundle.getBundleId() != 0 && wiring != null && wiring.getClassLoader() != null) {
            loaders.seen(bundle.getSymbolicName(), wiring.getClassLoader());
        }
    }

    /** Those that collect the old generation; with the collectors of the Java platform, the bean that is not of the young one. */
    private static long fullCollections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(bean -> Arrays.stream(bean.getMemoryPoolNames()).anyMatch(pool -> pool.contains("Old") || pool.contains("Tenured"))
                        && !bean.getName().contains("Young"))
                .mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        Map<String, Integer> lasting = loaders.lasting();
        lasting.forEach((bundle, count) -> log.warn("{} old class loader(s) of {} are still held", count, bundle));
        if (lasting.isEmpty()) {
            log.info("nothing holds what was replaced");
        }
        return new Result(log);
    }

    @Deactivate
    public void stop() {
        context.removeBundleListener(listener);
    }
}
