package io.busbar.station.core.osgi;

import io.busbar.station.core.StationCore;
import io.busbar.station.core.loop.LoopFacade;
import java.util.Arrays;
import java.util.List;
import org.osgi.framework.AllServiceListener;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Reports to the core which bundles are installed, which of them stop to be started again, and who provides which services. Synchronous, so that the
 * core knows that a bundle stops before it loses its services.
 */
@Component(service = {}, immediate = true)
public final class InstalledBundles implements SynchronousBundleListener, AllServiceListener {

    private final BundleContext context;
    private final LoopFacade tasks;
    private final StationCore core;

    @Activate
    public InstalledBundles(BundleContext context, @Reference CoreService service) {
        this.context = context;
        core = service.core();
        tasks = service.loop().loop().facade(StationCore.NAME);
        service.loop().onLoop(() -> {
            core.installed(this::installed);
            core.modules().stopsToReturn(this::stopsToReturn);
            return null;
        });
        context.addBundleListener(this);
        context.addServiceListener(this);
        for (Bundle bundle : context.getBundles()) {
            ServiceReference<?>[] services = bundle.getRegisteredServices();
            for (ServiceReference<?> reference : services == null ? new ServiceReference<?>[0] : services) {
                registered(reference);
            }
        }
    }

    private boolean installed(String symbolicName) {
        return Arrays.stream(context.getBundles())
                .anyMatch(bundle -> bundle.getState() != Bundle.UNINSTALLED && symbolicName.equals(bundle.getSymbolicName()));
    }

    private boolean stopsToReturn(String symbolicName) {
        return Arrays.stream(context.getBundles()).anyMatch(bundle -> bundle.getState() == Bundle.STOPPING
                && symbolicName.equals(bundle.getSymbolicName()) && isToBeStarted(bundle));
    }

    /** An update or a refresh leaves the bundle marked as one to be started; being stopped by hand does not. */
    private static boolean isToBeStarted(Bundle bundle) {
        BundleStartLevel level = bundle.adapt(BundleStartLevel.class);
        return level != null && level.isPersistentlyStarted();
    }

    @Override
    public void serviceChanged(ServiceEvent event) {
        if (event.getType() == ServiceEvent.REGISTERED) {
            registered(event.getServiceReference());
        }
    }

    private void registered(ServiceReference<?> reference) {
        Bundle bundle = reference.getBundle();
        if (bundle != null && bundle.getSymbolicName() != null) {
            core.modules().registered(List.of((String[]) reference.getProperty(Constants.OBJECTCLASS)), bundle.getSymbolicName());
        }
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        String name = event.getBundle().getSymbolicName();
        if (name == null || event.getBundle().getBundleId() == 0) {
            return;
        }
        switch (event.getType()) {
            case BundleEvent.STOPPING -> {
                boolean returns = isToBeStarted(event.getBundle());
                if (returns) {
                    core.modules().announce(name);
                }
                tasks.execute(() -> {
                    if (returns) {
                        core.modules().stopping(name);
                    } else {
                        core.modules().removed(name);
                    }
                });
            }
            case BundleEvent.STARTED -> tasks.execute(() -> core.modules().restarted(name));
            case BundleEvent.UNINSTALLED -> tasks.execute(() -> {
                core.bundlesChanged();
                core.modules().removed(name);
            });
            default -> {
                // the others change nothing of what is registered
            }
        }
    }

    @Deactivate
    void close() {
        context.removeBundleListener(this);
        context.removeServiceListener(this);
        tasks.close();
    }
}
