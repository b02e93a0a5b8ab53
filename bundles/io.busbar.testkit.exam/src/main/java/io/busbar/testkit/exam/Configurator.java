package io.busbar.testkit.exam;

import io.busbar.launcher.FrameworkLog;
import io.busbar.launcher.StationConfiguration;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.log.LoggerFactory;

/**
 * What the launcher does besides starting the framework: it gives the component runtime its log, and Config Admin the charger's configuration
 * as soon as that is there, before the start level of whatever is configured.
 */
public final class Configurator implements BundleActivator, ServiceListener {

    private BundleContext context;

    @Override
    public void start(BundleContext started) throws InvalidSyntaxException {
        context = started;
        context.registerService(LoggerFactory.class, new FrameworkLog(), null);
        context.addServiceListener(this, "(objectClass=" + ConfigurationAdmin.class.getName() + ")");
        ServiceReference<ConfigurationAdmin> there = context.getServiceReference(ConfigurationAdmin.class);
        if (there != null) {
            give(there);
        }
    }

    @Override
    public void serviceChanged(ServiceEvent event) {
        if (event.getType() == ServiceEvent.REGISTERED) {
            give(event.getServiceReference());
        }
    }

    private void give(ServiceReference<?> reference) {
        Path home = Path.of(context.getProperty("io.busbar.home"));
        try (Stream<Path> delivered = Files.list(home.resolve("bundles"))) {
            StationConfiguration.give((ConfigurationAdmin) context.getService(reference), home.resolve("etc/busbar.conf"),
                    Path.of(context.getProperty(ChargerOption.CONFIGURATION)), environment(), installed(), delivered.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            context.ungetService(reference);
        }
    }

    private List<Path> installed() {
        return Arrays.stream(context.getBundles()).map(Bundle::getLocation).filter(location -> location.startsWith("file:"))
                .map(location -> Path.of(URI.create(location))).toList();
    }

    private Map<String, String> environment() throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of(context.getProperty(ChargerOption.ENVIRONMENT)))) {
            properties.load(in);
        }
        Map<String, String> environment = new HashMap<>();
        properties.forEach((name, value) -> environment.put(name.toString(), value.toString()));
        return environment;
    }

    @Override
    public void stop(BundleContext stopped) {
        stopped.removeServiceListener(this);
    }
}
