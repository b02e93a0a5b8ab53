package io.busbar.launcher;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifies systemd that the station is up, and then that it lives: while no health check with the tag {@code watchdog} is critical. Such checks, once
 * seen, have to be there. Does nothing where systemd does not ask, or its program {@code systemd-notify} is missing.
 */
final class Watchdog {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final long PATIENCE_SECONDS = 5;

    private final boolean wanted;
    private final long periodMillis;
    private volatile BundleContext context;
    private volatile boolean seen;
    private boolean started;

    /** @param environment NOTIFY_SOCKET: whether systemd asks; WATCHDOG_USEC: what it waits at most, absent for no watchdog */
    Watchdog(Map<String, String> environment) {
        wanted = !environment.getOrDefault("NOTIFY_SOCKET", "").isEmpty();
        periodMillis = Long.parseLong(environment.getOrDefault("WATCHDOG_USEC", "0")) / 1000 / 3;
    }

    /** All bundles of this framework have been started. */
    void up(BundleContext running) {
        context = running;
        seen = false;
        if (!wanted || !notifySystemd("--ready", "--status=running") || periodMillis == 0 || started) {
            return;
        }
        started = true;
        Thread thread = new Thread(this::feed, "watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    private void feed() {
        try {
            while (true) {
                String complaint = complaint();
                if (complaint.isEmpty()) {
                    notifySystemd("WATCHDOG=1");
                } else {
                    LOG.error("the watchdog is not fed: {}", complaint);
                    notifySystemd("--status=" + complaint);
                }
                Thread.sleep(periodMillis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Empty while the station lives. */
    String complaint() {
        try {
            BundleContext running = context;
            Collection<ServiceReference<HealthCheck>> checks = running.getServiceReferences(HealthCheck.class,
                    "(" + HealthCheck.TAGS + "=watchdog)");
            for (ServiceReference<HealthCheck> reference : checks) {
                HealthCheck check = running.getService(reference);
                if (check != null) {
                    seen = true;
                    Result result = check.execute();
                    running.ungetService(reference);
                    if (result.getStatus() == Result.Status.CRITICAL) {
                        return result.iterator().next().getMessage();
                    }
                }
            }
            return checks.isEmpty() && seen ? "its health check is missing" : "";
        } catch (InvalidSyntaxException | RuntimeException e) { // the framework stops or starts again, or the check is broken
            return e.toString();
        }
    }

    private static boolean notifySystemd(String... words) {
        try {
            String[] command = new String[words.length + 1];
            command[0] = "systemd-notify";
            System.arraycopy(words, 0, command, 1, words.length);
            Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroy();
            return false;
        } catch (IOException e) {
            LOG.warn("systemd is not notified: {}", e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
