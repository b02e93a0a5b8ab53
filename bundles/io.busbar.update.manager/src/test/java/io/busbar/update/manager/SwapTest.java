package io.busbar.update.manager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.station.api.control.LoopMonitor;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.core.loop.VirtualLoop;
import io.busbar.store.api.Store;
import io.busbar.store.memory.MemoryStore;
import io.busbar.update.api.Change;
import io.busbar.update.api.SwapPoint;
import io.busbar.update.api.UpdateListener.Step;
import io.busbar.update.format.Generation.Entry;
import io.busbar.update.manager.Modules.Exchange;
import io.busbar.update.manager.Swap.Done;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

class SwapTest {

    @TempDir
    Path folder;
    private final VirtualLoop virtual = new VirtualLoop(Instant.parse("2026-11-23T12:00:00Z"));
    private final StationLoop loop = virtual.facade("update.manager");
    private final List<String> happened = new ArrayList<>();
    private final Map<String, Long> failures = new HashMap<>();
    private Promise<Void> drained = loop.resolved(null);
    private Installation station;
    private Swap swap;

    @BeforeEach
    void deliver() throws Exception {
        station = new Installation(folder);
        SwapPoint point = new SwapPoint() {

            @Override
            public Promise<Void> park(String symbolicName) {
                happened.add("park " + symbolicName);
                return drained;
            }

            @Override
            public void release(String symbolicName) {
                happened.add("release " + symbolicName);
            }
        };
        Store memory = new MemoryStore(loop.executor(), loop.executor());
        Store store = (Store) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Store.class},
                (proxy, method, arguments) -> {
                    happened.add(method.getName() + " " + arguments[0]);
                    return method.invoke(memory, arguments);
                });
        LoopMonitor watch = (LoopMonitor) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{LoopMonitor.class},
                (proxy, method, arguments) -> Map.copyOf(failures));
        swap = new Swap(loop, () -> List.of(point), station.modules, store, watch, station.generations,
                Files.writeString(folder.resolve("set"), "of before"));
    }

    @AfterEach
    void close() throws Exception {
        station.close();
    }

    /** From now on what the framework's bundles do is noted. */
    private void record() {
        station.framework.getBundleContext().addBundleListener((SynchronousBundleListener) event -> {
            String bundle = event.getBundle().getSymbolicName() + " " + event.getBundle().getVersion();
            switch (event.getType()) {
                case BundleEvent.STARTED -> happened.add("started " + bundle);
                case BundleEvent.STOPPED -> happened.add("stopped " + bundle);
                default -> {
                    // of no interest
                }
            }
        });
    }

    private PreparedUpdate prepared(Change change) throws Exception {
        PreparedUpdate prepared = station.planner.prepare(change, station.now());
        station.generations.stage(prepared.target(), prepared.fresh());
        return prepared;
    }

    private PreparedUpdate prepared(Path... jars) throws Exception {
        return prepared(new Change.Archive(station.signed(station.feature(jars))));
    }

    private <T> T get(Promise<T> promise) throws Exception {
        assertTrue(virtual.runUntil(promise::isDone, Duration.ofMinutes(1)), "it does not end");
        return promise.getValue();
    }

    private Done forth(PreparedUpdate prepared) throws Exception {
        record();
        return get(swap.forth(prepared, this::step));
    }

    private void step(Step step) {
        happened.add(step.toString());
    }

    private String version(String symbolicName) {
        return station.modules.bundle(symbolicName).filter(bundle -> bundle.getState() == Bundle.ACTIVE)
                .map(bundle -> bundle.getVersion().toString()).orElse("not there");
    }

    @Test
    @DisplayName("Law 7: what is for a module is parked, it stops, its state is kept, the new one starts, what was parked is released")
    void order() throws Exception {
        station.deliver("leaf", "1.0.0");
        Done done = forth(prepared(station.jar("leaf", "1.1.0")));
        assertEquals(Optional.empty(), done.failure());
        assertEquals(List.of("PARK", "park leaf", "EXCHANGE", "stopped leaf 1.0.0", "keep leaf", "started leaf 1.1.0", "RELEASE",
                "release leaf"), happened);
        assertFalse(Files.exists(folder.resolve("set")), "the framework's cache is of the set of before no more");
        assertTrue(done.gap().compareTo(Duration.ofMillis(30)) >= 0, done.gap().toString());
    }

    @Test
    @DisplayName("Those that use a service of the module are parked with it")
    void users() throws Exception {
        Bundle leaf = station.deliver("leaf", "1.0.0");
        Bundle user = station.deliver("user", "1.0.0");
        user.getBundleContext().getService(leaf.getRegisteredServices()[0]);
        forth(prepared(station.jar("leaf", "1.1.0")));
        assertEquals(List.of("PARK", "park leaf", "park user"), happened.subList(0, 3));
        assertTrue(happened.containsAll(List.of("release leaf", "release user")));
        assertFalse(happened.contains("stopped user 1.0.0"));
    }

    @Test
    @DisplayName("The old one stops when what it had begun has ended, and after three seconds all the same")
    void drain() throws Exception {
        station.deliver("leaf", "1.0.0");
        Deferred<Void> begun = loop.promises().deferred();
        drained = begun.getPromise();
        record();
        Promise<Done> done = swap.forth(prepared(station.jar("leaf", "1.1.0")), this::step);
        virtual.advance(Duration.ofSeconds(1));
        assertEquals("1.0.0", version("leaf"));
        begun.resolve(null);
        virtual.advance(Duration.ofMillis(100));
        assertEquals("1.1.0", version("leaf"));
        assertTrue(get(done).gap().compareTo(Duration.ofSeconds(2)) < 0);

        drained = loop.promises().<Void>deferred().getPromise();
        Duration gap = get(swap.forth(prepared(new Change.Remove("leaf")), this::step)).gap();
        assertTrue(gap.compareTo(Duration.ofSeconds(3)) >= 0 && gap.compareTo(Duration.ofSeconds(4)) < 0, gap.toString());
        assertEquals("not there", version("leaf"));
    }

    @Test
    @DisplayName("Law 7: a new module that does not start gives its place back, and what was parked is for the old one")
    void newDoesNotStart() throws Exception {
        station.deliver("leaf", "1.0.0");
        station.deliver("second", "1.0.0");
        Done done = forth(prepared(station.jar("leaf", "1.1.0", Behaviour.START_FAILS, "always"), station.jar("second", "1.1.0")));
        assertTrue(done.failure().orElseThrow().toString().contains("leaf"), done.failure().toString());
        assertEquals("1.0.0", version("leaf"));
        assertEquals("1.0.0", version("second"));
        assertEquals(1, happened.stream().filter("release leaf"::equals).count());
        assertTrue(happened.indexOf("started leaf 1.0.0") < happened.indexOf("release leaf"), happened.toString());
        assertFalse(happened.contains("restore leaf"), "the old one goes on with the state as it is");
    }

    @Test
    @DisplayName("An old module that throws when it stops leaves the station as it was")
    void oldDoesNotStop() throws Exception {
        station.deliver("leaf", "1.0.0", Behaviour.STOP_FAILS, "always");
        Done done = forth(prepared(station.jar("leaf", "1.1.0")));
        assertTrue(done.failure().isPresent());
        assertEquals("1.0.0", version("leaf"));
        assertEquals("release leaf", happened.get(happened.size() - 1));
    }

    @Test
    @DisplayName("An old module that cannot go on with what the new one left gets its kept copy")
    void restored() throws Exception {
        Path once = folder.resolve("once");
        station.deliver("leaf", "1.0.0", Behaviour.START_FAILS, once.toString());
        PreparedUpdate prepared = prepared(station.jar("leaf", "1.1.0"));
        Done done = forth(prepared);
        assertEquals("1.1.0", version("leaf"));
        happened.clear();
        Files.createFile(once);
        get(swap.back(prepared, this::step));
        assertEquals("1.0.0", version("leaf"));
        assertTrue(happened.indexOf("restore leaf") < happened.indexOf("started leaf 1.0.0"), happened.toString());
    }

    @Test
    @DisplayName("An old module that throws on the loop when it has started gets its kept copy too")
    void throwsOnTheLoop() throws Exception {
        station.deliver("leaf", "1.0.0");
        PreparedUpdate prepared = prepared(station.jar("leaf", "1.1.0"));
        Done done = forth(prepared);
        station.framework.getBundleContext().addBundleListener((SynchronousBundleListener) event -> {
            if (event.getType() == BundleEvent.STARTED && event.getBundle().getVersion().getMinor() == 0) {
                failures.merge("leaf", 1L, (one, more) -> 1L);
            }
        });
        get(swap.back(prepared, this::step));
        assertEquals(1, happened.stream().filter("restore leaf"::equals).count());
        assertEquals("1.0.0", version("leaf"));
    }

    @Test
    @DisplayName("The way back fails when the old module does not come up either, and what was parked is released")
    void noWayBack() throws Exception {
        station.deliver("leaf", "1.0.0");
        PreparedUpdate prepared = prepared(station.jar("leaf", "1.1.0"));
        Done done = forth(prepared);
        Exchange exchange = prepared.exchanges().get(0);
        Entry lost = new Entry("leaf", exchange.out().orElseThrow().version(), 1, "no jar has this hash", "", "", "");
        PreparedUpdate worse = new PreparedUpdate(prepared.plan(), prepared.target(),
                List.of(new Exchange("leaf", Optional.of(lost), exchange.in())),
                prepared.configurations(), Optional.empty(), prepared.fresh());
        Promise<Duration> back = swap.back(worse, this::step);
        assertTrue(virtual.runUntil(back::isDone, Duration.ofMinutes(1)));
        assertTrue(back.getFailure() != null);
        assertEquals("release leaf", happened.get(happened.size() - 1));
    }

    @Test
    @DisplayName("A configuration is in force with the new modules, and as before when they give their place back")
    void configuration() throws Exception {
        station.deliver("leaf", "1.0.0");
        ConfigurationAdmin admin = station.service(ConfigurationAdmin.class);
        Map<String, String> before = Map.of("kept", "a", "changed", "old");
        admin.getConfiguration("leaf", "?").update(new Hashtable<>(before));
        station.file.put("leaf", before);
        PreparedUpdate given = prepared(new Change.Configure("leaf", Map.of("changed", "new", "added", "b")));
        forth(given);
        assertEquals(Map.of("kept", "a", "changed", "new", "added", "b"), station.modules.configurations().get("leaf"));
        get(swap.back(given, this::step));
        assertEquals(before, station.modules.configurations().get("leaf"));

        Done failed = get(swap.forth(prepared(new Change.Archive(station.signed(station
                .feature(station.jar("leaf", "1.1.0", Behaviour.START_FAILS, "always"))
                .configuration("leaf", Map.of("changed", "newer"))))),
                this::step));
        assertTrue(failed.failure().isPresent());
        assertEquals(before, station.modules.configurations().get("leaf"));
    }

    @Test
    @DisplayName("After a roll-back a module that was added is removed, and one that was removed is there again")
    void comesAndGoes() throws Exception {
        station.deliver("leaf", "1.0.0");
        PreparedUpdate prepared = prepared(station.jar("fresh", "1.0.0"));
        Done done = forth(prepared);
        assertEquals("1.0.0", version("fresh"));
        get(swap.back(prepared, this::step));
        assertEquals("not there", version("fresh"));
        PreparedUpdate removal = prepared(new Change.Remove("leaf"));
        Done removed = get(swap.forth(removal, this::step));
        assertEquals("not there", version("leaf"));
        get(swap.back(removal, this::step));
        assertEquals("1.0.0", version("leaf"));
    }
}
