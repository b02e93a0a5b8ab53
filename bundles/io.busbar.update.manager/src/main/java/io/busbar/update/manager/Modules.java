package io.busbar.update.manager;

import io.busbar.update.api.SwapPoint;
import io.busbar.update.format.Generation;
import io.busbar.update.format.Generations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** The framework's bundles, as an update handles them. What changes them runs off the loop, because bundles that stop and start need it. */
final class Modules {

    private static final int REFRESH_SECONDS = 10;

    private final BundleContext context;
    private final ConfigurationAdmin configurations;
    private final Complaints complaints;

    Modules(BundleContext context, ConfigurationAdmin configurations, ServiceComponentRuntime components) {
        this.context = context;
        this.configurations = configurations;
        complaints = new Complaints(components);
    }

    /** What is wrong, in words; the same words for the same. */
    Set<String> complaints() {
        return complaints.of(all());
    }

    /** What a module's components threw when they were activated. */
    List<String> failures(String symbolicName) {
        return bundle(symbolicName).map(complaints::failures).orElse(List.of());
    }

    /** One bundle that is removed, one that is added, or both: a replacement. */
    record Exchange(String symbolicName, Optional<Generation.Entry> out, Optional<Generation.Entry> in) {

        Exchange reversed() {
            return new Exchange(symbolicName, in, out);
        }
    }

    Optional<Bundle> bundle(String symbolicName) {
        return Arrays.stream(context.getBundles()).filter(bundle -> symbolicName.equals(bundle.getSymbolicName())).findFirst();
    }

    Bundle system() {
        return context.getBundle(0);
    }

    List<Bundle> all() {
        return Arrays.stream(context.getBundles()).filter(bundle -> bundle.getBundleId() > 0).toList();
    }

    /** Those that restart when these are refreshed, themselves included. */
    Collection<Bundle> closure(Collection<Bundle> bundles) {
        return system().adapt(FrameworkWiring.class).getDependencyClosure(bundles);
    }

    /**
     * These and those that use their services, directly or not: none of them has its whole work while these are away. Whoever brings work (a
     * {@link SwapPoint}) uses everybody's services and is not counted.
     */
    Set<String> withUsers(Collection<String> symbolicNames) {
        Set<String> names = new TreeSet<>(symbolicNames);
        for (Deque<String> open = new ArrayDeque<>(names); !open.isEmpty();) {
            bundle(open.remove()).stream().flatMap(Modules::users).map(Bundle::getSymbolicName).filter(names::add).forEach(open::add);
        }
        return names;
    }

    private static Stream<Bundle> users(Bundle bundle) {
        return services(bundle)
                .flatMap(service -> service.getUsingBundles() == null ? Stream.empty() : Arrays.stream(service.getUsingBundles()))
                .distinct().filter(user -> user.getBundleId() > 0 && services(user).noneMatch(Modules::isSwapPoint));
    }

    private static Stream<ServiceReference<?>> services(Bundle bundle) {
        return bundle.getRegisteredServices() == null ? Stream.empty() : Arrays.stream(bundle.getRegisteredServices());
    }

    private static boolean isSwapPoint(ServiceReference<?> service) {
        return List.of((String[]) service.getProperty(Constants.OBJECTCLASS)).contains(SwapPoint.class.getName());
    }

    /** The old ones stop; those that come new are not there. */
    void stop(List<Exchange> exchanges) throws BundleException {
        for (Exchange exchange : exchanges) {
            Optional<Bundle> old = bundle(exchange.symbolicName());
            if (old.isPresent()) {
                old.get().stop(Bundle.STOP_TRANSIENT);
            }
        }
    }

    /**
     * What is replaced stays the same bundle for the framework, with other contents: Felix never forgets an uninstalled bundle that has used a
     * service of one that stays.
     */
    void replace(List<Exchange> exchanges, Generations generations) throws BundleException, IOException, InterruptedException {
        Set<Bundle> changed = new HashSet<>();
        List<Bundle> fresh = new ArrayList<>();
        for (Exchange exchange : exchanges) {
            Optional<Bundle> old = bundle(exchange.symbolicName());
            old.ifPresent(changed::add);
            if (exchange.in().isEmpty()) {
                if (old.isPresent()) {
                    old.get().uninstall();
                }
            } else if (old.isPresent()) {
                try (InputStream jar = Files.newInputStream(generations.jar(exchange.in().get()))) {
                    old.get().update(jar);
                }
                fresh.add(old.get());
            } else {
                fresh.add(install(generations.jar(exchange.in().get()), exchange.in().get().startLevel()));
            }
        }
        refresh(changed);
        for (Bundle bundle : fresh) {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        }
    }

    private Bundle install(Path jar, int startLevel) throws BundleException {
        Bundle bundle = context.installBundle("reference:" + jar.toUri());
        bundle.adapt(BundleStartLevel.class).setStartLevel(startLevel);
        return bundle;
    }

    private void refresh(Set<Bundle> changed) throws InterruptedException, BundleException {
        if (changed.isEmpty()) {
            return;
        }
        CountDownLatch refreshed = new CountDownLatch(1);
        system().adapt(FrameworkWiring.class).refreshBundles(changed, event -> refreshed.countDown());
        if (!refreshed.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
            throw new BundleException("the framework did not refresh in " + REFRESH_SECONDS + " s");
        }
    }

    /** Gives configurations as planned, and deletes those that are not to be. */
    void configure(ConfigurationPlan plan) throws IOException {
        for (var entry : plan.after().entrySet()) {
            Configuration configuration = configuration(entry.getKey());
            if (entry.getValue().isPresent()) {
                configuration.updateIfDifferent(plan.descriptions().typed(entry.getKey(), entry.getValue().get()));
            } else {
                configuration.delete();
            }
        }
    }

    /** What Config Admin holds, as texts. */
    Map<String, Map<String, String>> configurations() throws IOException {
        Map<String, Map<String, String>> texts = new TreeMap<>();
        try {
            Configuration[] all = configurations.listConfigurations(null);
            for (Configuration configuration : all == null ? new Configuration[0] : all) {
                Map<String, String> values = new TreeMap<>();
                for (String key : Collections.list(configuration.getProperties().keys())) {
                    if (!key.startsWith("service.")) {
                        values.put(key, text(configuration.getProperties().get(key)));
                    }
                }
                texts.put(configuration.getPid(), values);
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("no filter is no wrong filter", e);
        }
        return texts;
    }

    private static String text(Object value) {
        return value instanceof Object[] several
                ? Stream.of(several).map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }

    private Configuration configuration(String pid) throws IOException {
        int tilde = pid.indexOf('~');
        return tilde < 0
                ? configurations.getConfiguration(pid, "?")
                : configurations.getFactoryConfiguration(pid.substring(0, tilde), pid.substring(tilde + 1), "?");
    }

    static String state(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.ACTIVE -> "ACTIVE";
            case Bundle.STARTING -> "STARTING";
            case Bundle.STOPPING -> "STOPPING";
            case Bundle.RESOLVED -> "RESOLVED";
            case Bundle.INSTALLED -> "INSTALLED";
            default -> "UNINSTALLED";
        };
    }
}
