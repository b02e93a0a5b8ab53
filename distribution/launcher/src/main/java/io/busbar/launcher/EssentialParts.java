package io.busbar.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a station cannot work without: loop, store, RPC layer, provisioning. A process that is without them for longer than a replacement takes ends, to be
 * started again; so it does when its framework does not stop.
 */
final class EssentialParts {

    private static final Logger LOG = LoggerFactory.getLogger(EssentialParts.class);
    private static final List<String> SERVICES = List.of("io.busbar.station.api.loop.StationLoop", "io.busbar.store.api.Store",
            "io.busbar.ocpp.api.Registration", "io.busbar.station.api.control.StationControl");
    private static final List<String> BUNDLES = List.of("io.busbar.block.provisioning");
    /** Longer than a module's replacement, shorter than systemd's watchdog. */
    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("busbar.parts.patience.seconds", 60));
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    static final int START_AGAIN = 75;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(40);

    private final RunRecord record;
    private volatile BundleContext context;
    private boolean started;

    EssentialParts(RunRecord record) {
        this.record = record;
    }

    private void end(String why) {
        LOG.error("{}; the process ends, to be started again", why);
        record.end(START_AGAIN, why);
        Runtime.getRuntime().halt(START_AGAIN);
    }

    /** A disk that hangs keeps the store from closing, and the framework with it; only the end of the process helps. */
    void awaitStop(Framework ending) {
        Thread watch = new Thread(() -> {
            try {
                if (ending.waitForStop(LONGEST_STOP.toMillis()).getType() == FrameworkEvent.WAIT_TIMEDOUT) {
                    end("the framework did not stop within " + LONGEST_STOP.toSeconds() + " s");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, "stop-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /** Waits until all are there. @return what is not, when they have not come in time */
    Optional<String> await(BundleContext running) throws InterruptedException {
        for (long waited = 0; !missing(running).isEmpty() && waited < PATIENCE.toMillis(); waited += INTERVAL.toMillis()) {
            Thread.sleep(INTERVAL.toMillis());
        }
        List<String> missing = missing(running);
        return missing.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", missing) + " did not come up");
    }

    /** From now on they have to stay. */
    synchronized void watch(BundleContext running) {
        context = running;
        if (!started) {
            started = true;
            Thread thread = new Thread(this::watch, "essential-parts");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** The framework stops or starts again. */
    void pause() {
        context = null;
    }

    private void watch() {
        long missingFor = 0;
        try {
            while (missingFor < PATIENCE.toMillis()) {
                Thread.sleep(INTERVAL.toMillis());
                BundleContext running = context;
                missingFor = running == null || missing(running).isEmpty() ? 0 : missingFor + INTERVAL.toMillis();
            }
        } catch (InterruptedException e) {
            return;
        }
        BundleContext running = context;
        end((running == null ? "something" : String.join(", ", missing(running))) + " has been missing for " + PATIENCE.toSeconds()
                + " s, and a station cannot work without");
    }

    /** Of those that this set of bundles has: whoever assembles a station without one knows why. */
    static List<String> missing(BundleContext running) {
        List<String> missing = new ArrayList<>();
        try {
            for (String service : SERVICES) {
                if (running.getServiceReference(service) == null && isInstalled(running, service)) {
                    missing.add(service);
                }
            }
            for (Bundle bundle : running.getBundles()) {
                if (BUNDLES.contains(bundle.getSymbolicName()) && (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) == 0) {
                    missing.add(bundle.getSymbolicName());
                }
            }
        } catch (IllegalStateException e) {
            // the framework stops meanwhile
            return List.of();
        }
        return missing;
    }

    /** Whether a bundle says that it provides the service. */
    private static boolean isInstalled(BundleContext running, String service) {
        for (Bundle bundle : running.getBundles()) {
            String capabilities = bundle.getHeaders("").get(Constants.PROVIDE_CAPABILITY);
            if (capabilities != null && capabilities.contains(service)) {
                return true;
            }
        }
        return false;
    }
}
