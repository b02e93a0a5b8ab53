package io.busbar.itests.bundles;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.busbar.driver.api.token.ReaderToken;
import io.busbar.driver.api.token.TokenType;
import io.busbar.plant.api.Plant;
import io.busbar.plant.api.PlantException;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.util.promise.Promise;

/** The station from within its framework, as the tests see it there. */
final class InFramework {

    /** Framework property: milliseconds that a condition is waited for at most. */
    static final String PATIENCE = "io.busbar.itests.patience";
    /** One for all tests of a container, as the container is. */
    private static TinyCsms csms;

    private final BundleContext context;
    private final Duration patience;

    InFramework(BundleContext context) {
        this.context = context;
        patience = Duration.ofMillis(Long.parseLong(context.getProperty(PATIENCE)));
    }

    interface Check {

        void run() throws Exception;
    }

    void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("it did not come true that " + what + "; missing are " + missing() + "; components that wait: "
                        + waiting().stream().limit(5).toList());
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** Begins something on the station loop, and waits until it has ended. */
    <T> T await(StationLoop loop, Callable<Promise<T>> work) throws Exception {
        CompletableFuture<Promise<T>> begun = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                begun.complete(work.call());
            } catch (Exception e) {
                begun.completeExceptionally(e);
            }
        });
        Promise<T> promise = begun.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        await("it has ended", promise::isDone);
        return promise.getValue();
    }

    // ---- bundles

    Bundle bundle(String name) {
        return bundles(name).filter(bundle -> bundle.getSymbolicName().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("no bundle " + name));
    }

    Stream<Bundle> bundles(String prefix) {
        return Arrays.stream(context.getBundles()).filter(bundle -> String.valueOf(bundle.getSymbolicName()).startsWith(prefix));
    }

    /** Every block and every driver. */
    List<Bundle> leaves() {
        return Stream.concat(bundles("io.busbar.block."),
                bundles("io.busbar.driver.").filter(bundle -> !bundle.getSymbolicName().endsWith(".api"))).toList();
    }

    Set<String> closure(Bundle bundle) {
        return wiring().getDependencyClosure(List.of(bundle)).stream().map(Bundle::getSymbolicName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    void refresh(Bundle bundle) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        wiring().refreshBundles(List.of(bundle), event -> done.countDown());
        done.await();
    }

    private FrameworkWiring wiring() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }

    // ---- components and services

    <T> T service(Class<T> type) {
        return Optional.ofNullable(context.getServiceReference(type)).map(context::getService)
                .orElseThrow(() -> new AssertionError("no service " + type.getName()));
    }

    /** Components that do not run, with what they wait for. */
    List<String> waiting() {
        List<String> lines = new ArrayList<>();
        ServiceComponentRuntime runtime = service(ServiceComponentRuntime.class);
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO configuration : runtime.getComponentConfigurationDTOs(component)) {
                if (!runs(configuration)) {
                    lines.add(component.name + " waits for " + unsatisfied(component, configuration)
                            + (configuration.failure == null ? "" : configuration.failure.lines().findFirst().orElse("")));
                }
            }
        }
        return lines;
    }

    private static List<String> unsatisfied(ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
        Set<String> names = Arrays.stream(configuration.unsatisfiedReferences).map(reference -> reference.name).collect(Collectors.toSet());
        return Arrays.stream(component.references).filter(reference -> names.contains(reference.name))
                .map(reference -> reference.interfaceName).toList();
    }

    /** Services that are waited for and that no component has, not even one that waits itself. */
    private Set<String> missing() {
        ServiceComponentRuntime runtime = service(ServiceComponentRuntime.class);
        Set<String> missing = new TreeSet<>();
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            runtime.getComponentConfigurationDTOs(component)
                    .forEach(configuration -> missing.addAll(unsatisfied(component, configuration)));
        }
        runtime.getComponentDescriptionDTOs().forEach(component -> missing.removeAll(List.of(component.serviceInterfaces)));
        return missing;
    }

    /**
     * The components of all bundles but one that run, or would at once if somebody asked for them: name and id of the configuration, which
     * changes when it loses something it needs.
     */
    List<String> running(String except) {
        List<String> lines = new ArrayList<>();
        ServiceComponentRuntime runtime = service(ServiceComponentRuntime.class);
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            if (!component.bundle.symbolicName.equals(except)) {
                runtime.getComponentConfigurationDTOs(component).stream().filter(InFramework::runs)
                        .forEach(configuration -> lines.add(component.name + " " + configuration.id));
            }
        }
        return lines.stream().sorted().toList();
    }

    private static boolean runs(ComponentConfigurationDTO configuration) {
        return configuration.state == ComponentConfigurationDTO.ACTIVE || configuration.state == ComponentConfigurationDTO.SATISFIED;
    }

    /**
     * Takes a bundle away, checks, brings it back. All other components stay the same all the while, but for those whose one purpose is a
     * service of that bundle: they wait for it, say so, and come back with it. The link stays.
     */
    void undisturbed(Bundle bundle, Check whileAway) throws Exception {
        String name = bundle.getSymbolicName();
        List<String> before = running(name);
        int connections = csms().connections();
        List<String> whileGone;
        bundle.stop();
        try {
            whileGone = running(name);
            List<String> gone = before.stream().filter(component -> !whileGone.contains(component)).toList();
            List<String> waiting = waiting();
            assertTrue(name + " took others with it: " + gone, gone.size() <= 1);
            assertEquals(name + " took with it " + gone + ", but what waits is " + waiting, gone.size(), waiting.size());
            whileAway.run();
        } finally {
            bundle.start();
        }
        await("all components run again", () -> waiting().isEmpty());
        List<String> after = running(name);
        assertTrue(name + " disturbed others when it came back", after.containsAll(whileGone));
        assertEquals(name + " came back without others", before.size(), after.size());
        assertEquals("the link was made anew", connections, csms().connections());
    }

    // ---- the CSMS and the hardware

    /** A CSMS that the station has booted at. */
    TinyCsms csms() throws Exception {
        synchronized (InFramework.class) {
            if (csms == null) {
                csms = new TinyCsms(patience);
                Hashtable<String, Object> values = new Hashtable<>();
                values.put("url", csms.url().toString());
                values.put("id", "BUNDLES");
                service(ConfigurationAdmin.class).getConfiguration("io.busbar.csms", "?").update(values);
                await("the station tells its connectors' status", () -> csms.said("StatusNotification"));
                await("all components run", () -> waiting().isEmpty());
            }
            return csms;
        }
    }

    interface Act {

        void on(Plant plant) throws PlantException;
    }

    void plant(Act act) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Plant plant = service(Plant.class);
        service(StationLoop.class).execute(() -> {
            try {
                act.on(plant);
                done.complete(null);
            } catch (PlantException e) {
                done.completeExceptionally(e);
            }
        });
        done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    void swipe(int evseId) throws Exception {
        plant(plant -> plant.swipe(OptionalInt.of(evseId), new ReaderToken("AABBCCDD", TokenType.ISO14443)));
    }
}
