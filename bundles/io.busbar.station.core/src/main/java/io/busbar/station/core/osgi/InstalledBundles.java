package io.busbar.station.core.osgi;

import io.busbar.station.core.StationCore;
import java.util.Arrays;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Says to the core which bundles are installed: for one that is not, nothing is held. */
@Component(service = {}, immediate = true)
public final class InstalledBundles implements BundleListener {

    private final BundleContext context;
    private final LoopService loop;
    private final StationCore core;

    @Activate
    public InstalledBundles(BundleContext context, @Reference CoreService service) {
        this.context = context;
        loop = service.loop();
        core = service.core();
        context.addBundleListener(this);
        loop.onLoop(() -> {
            core.installed(this::installed);
            return null;
        });
    }

    private boolean installed(String symbolicName) {
        return Arrays.stream(context.getBundles())
                .anyMatch(bundle -> bundle.getState() != Bundle.UNINSTALLED && symbolicName.equals(bundle.getSymbolicName()));
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.UNINSTALLED) {
            loop.onLoop(() -> {
                core.bundlesChanged();
                return null;
            });
        }
    }

    @Deactivate
    void close() {
        context.removeBundleListener(this);
    }
}
