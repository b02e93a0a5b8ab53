package io.busbar.itests.bundles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** The assembled charger's bundles in a framework of the test: the folder is the list, nothing is typed again. */
final class RunningCharger {

    private static final List<String> FROM_CLASS_PATH = List.of("io.busbar.launcher", "org.apache.felix.framework", "slf4j-",
            "org.osgi.service.cm", "org.osgi.service.component", "org.osgi.util.promise", "org.osgi.util.function");
    private static final String EXPORTED = "org.slf4j;version=1.7.36,org.slf4j.helpers;version=1.7.36,org.slf4j;version=2.0.20,org.slf4j.spi;version=2.0.20,org.slf4j.helpers;version=2.0.20,"
            + "org.slf4j.event;version=2.0.20,org.osgi.service.cm;version=1.6.1,org.osgi.service.component;version=1.5.1,"
            + "org.osgi.service.component.runtime;version=1.5,org.osgi.service.component.runtime.dto;version=1.5,"
            + "org.osgi.service.component.propertytypes;version=1.5,org.osgi.service.component.annotations;version=1.5.1,"
            + "org.osgi.util.promise;version=1.3,org.osgi.util.function;version=1.2";

    private final Framework framework;

    RunningCharger(Path data, String csmsUrl, int plantPort) throws Exception {
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, data.resolve("cache").toString());
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, EXPORTED);
        properties.put("io.busbar.home", home().toString());
        properties.put("io.busbar.data", data.toString());
        properties.put("io.busbar.generation", "0");
        properties.put("felix.log.level", "1");
        framework = new FrameworkFactory().newFramework(properties);
        framework.start();
        List<Bundle> bundles = new ArrayList<>();
        for (String folder : List.of("lib", "bundles")) {
            try (Stream<Path> jars = Files.list(home().resolve(folder))) {
                for (Path jar : jars.sorted().toList()) {
                    if (FROM_CLASS_PATH.stream().noneMatch(jar.getFileName().toString()::startsWith)) {
                        bundles.add(context().installBundle(jar.toUri().toString()));
                    }
                }
            }
        }
        for (Bundle bundle : bundles) {
            if (bundle.getSymbolicName().startsWith("org.apache.felix")) {
                bundle.start();
            }
        }
        configure(data, csmsUrl, plantPort);
        for (Bundle bundle : bundles) {
            bundle.start();
        }
    }

    private static Path home() throws IOException {
        try (Stream<Path> found = Files.list(Path.of("../../distribution/charger/target"))) {
            return found.map(directory -> directory.resolve("busbar-charger")).filter(Files::isDirectory).findFirst().orElseThrow()
                    .toRealPath();
        }
    }

    private void configure(Path data, String csmsUrl, int plantPort) throws IOException {
        set("io.busbar.store", Map.of("directory", data.resolve("store").toString()));
        set("io.busbar.csms", Map.of("url", csmsUrl, "id", "BUNDLES"));
        set("io.busbar.plant.web", Map.of("port", plantPort));
        for (String kind : List.of("evse", "meter", "token", "button")) {
            set("io.busbar.driver." + kind + ".sim~1", Map.of("busbar.evse.id", 1));
        }
    }

    private void set(String pid, Map<String, Object> values) throws IOException {
        ConfigurationAdmin admin = service(ConfigurationAdmin.class);
        int tilde = pid.indexOf('~');
        Configuration configuration = tilde < 0
                ? admin.getConfiguration(pid, "?")
                : admin.getFactoryConfiguration(pid.substring(0, tilde), pid.substring(tilde + 1), "?");
        Dictionary<String, Object> dictionary = new Hashtable<>(values);
        configuration.update(dictionary);
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    Framework framework() {
        return framework;
    }

    private <T> T service(Class<T> type) {
        ServiceReference<T> reference = context().getServiceReference(type);
        return context().getService(reference);
    }

    Bundle bundle(String name) {
        return find(name).orElseThrow(() -> new AssertionError("no bundle " + name));
    }

    Optional<Bundle> find(String name) {
        return Arrays.stream(context().getBundles()).filter(bundle -> bundle.getSymbolicName().equals(name)).findFirst();
    }

    List<Bundle> bundles(String prefix) {
        return Arrays.stream(context().getBundles()).filter(bundle -> bundle.getSymbolicName().startsWith(prefix)).toList();
    }

    /** Components that do not run, with what they wait for. */
    List<String> waiting() {
        ServiceComponentRuntime runtime = service(ServiceComponentRuntime.class);
        List<String> lines = new ArrayList<>();
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO configuration : runtime.getComponentConfigurationDTOs(component)) {
                if (configuration.state != ComponentConfigurationDTO.ACTIVE && configuration.state != ComponentConfigurationDTO.SATISFIED) {
                    lines.add(component.name + ": " + Arrays.stream(configuration.unsatisfiedReferences).map(r -> r.name + " " + r.target)
                            .toList() + (configuration.failure == null ? "" : configuration.failure.lines().findFirst().orElse("")));
                }
            }
        }
        return lines;
    }

    /**
     * The components of all bundles but one that run, or would at once if somebody asked for them: name and id of the configuration, which
     * changes when it loses something it needs.
     */
    List<String> running(String except) {
        ServiceComponentRuntime runtime = service(ServiceComponentRuntime.class);
        List<String> lines = new ArrayList<>();
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            if (!component.bundle.symbolicName.equals(except)) {
                for (ComponentConfigurationDTO configuration : runtime.getComponentConfigurationDTOs(component)) {
                    if (configuration.state == ComponentConfigurationDTO.ACTIVE
                            || configuration.state == ComponentConfigurationDTO.SATISFIED) {
                        lines.add(component.name + " " + configuration.id);
                    }
                }
            }
        }
        return lines.stream().sorted().toList();
    }

    void close() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }
}
