package io.busbar.itests.simulation;

import io.busbar.driver.api.DriverProperty;
import io.busbar.driver.api.token.ReaderToken;
import io.busbar.driver.api.token.TokenType;
import io.busbar.itests.station.StationConfiguration;
import io.busbar.itests.station.StationHost;
import io.busbar.itests.station.StationHost.Provided;
import io.busbar.itests.station.VirtualStation;
import io.busbar.ocpp.api.Link;
import io.busbar.ocpp.api.spi.Transport;
import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.plant.api.Boards;
import io.busbar.plant.api.EvChange;
import io.busbar.plant.api.PlantException;
import io.busbar.plant.sim.PlantMemory;
import io.busbar.plant.sim.SimPlant;
import io.busbar.station.core.loop.LoopFacade;
import io.busbar.station.core.loop.VirtualLoop;
import io.busbar.store.memory.MemoryStore;
import io.busbar.transfer.api.Transfer;
import io.busbar.transfer.api.UploadTransfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** A plant, a network, a CSMS, and a station that may lose its power; all from one seed. */
final class World implements AutoCloseable {

    static final int EVSES = 2;
    private static final int OUTBOX_CAPACITY = 10_000;

    /** Components that wait for what is read from the disk are there by then. */
    private static final Duration START_UP = Duration.ofSeconds(1);
    /** A disk that fails is noticed, waited for, and what flows is ended. */
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(75);
    static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");

    final Random random;
    final VirtualLoop loop;
    final WatchedBoards boards;
    final SimPlant plant;
    final SimCsms csms;
    final SimNetwork network;
    private final LoopFacade outside;
    private final Map<String, String> variables;
    private final Path files;
    private MemoryStore store;
    private VirtualStation station;
    private boolean on;
    private DiskFault diskFault = DiskFault.NONE;
    private Duration diskFaultSince = Duration.ZERO;
    private int restarts;
    private int cuts;

    World(long seed, Map<String, String> variables) throws IOException {
        this(new Random(seed), Random::new, variables);
    }

    /** @param chances of the CSMS and of the network, from a seed each */
    World(Random random, LongFunction<Random> chances, Map<String, String> variables) throws IOException {
        this(random, chances, variables, MORNING);
    }

    /** @param start what the clocks show */
    World(Random random, LongFunction<Random> chances, Map<String, String> variables, Instant start) throws IOException {
        loop = new VirtualLoop(start);
        this.variables = variables;
        files = Files.createTempDirectory(Files.createDirectories(Path.of("target/worlds")), "world");
        this.random = random;
        outside = new LoopFacade(loop, "world");
        plant = new SimPlant(outside, PlantMemory.inMemory());
        boards = new WatchedBoards(plant);
        csms = new SimCsms(outside, () -> start.plus(loop.uptime()), chances.apply(random.nextLong()));
        network = new SimNetwork(outside, csms, chances.apply(random.nextLong()));
        store = new MemoryStore(outside.executor(), disk());
        powerOn();
        watchLink();
        watchStore();
    }

    /** There is always a link, an attempt or a timer. */
    private void watchLink() {
        later(Duration.ofSeconds(1), () -> {
            Link link = station.link();
            if (on && !link.up() && link.due().filter(due -> due.compareTo(loop.uptime()) >= 0).isEmpty()) {
                csms.violations().add("no link, no attempt, no timer at " + loop.uptime() + ": " + link);
            }
            watchLink();
        });
    }

    /** Something is wrong with the disk from now on, or it works again. */
    void disk(DiskFault now) {
        diskFault = now;
        diskFaultSince = loop.uptime();
        now.begin(store);
    }

    /** Energy is never unreported, and a station that cannot store does not look Available. */
    private void watchStore() {
        later(Duration.ofSeconds(1), () -> {
            if (diskFault == DiskFault.HANGING && store.waiting() == 0) {
                // that a disk hangs is known once it does not do what it was given
                diskFaultSince = loop.uptime();
            }
            if (on && diskFault.total() && loop.uptime().minus(diskFaultSince).compareTo(STOPS_WITHIN) > 0) {
                station.core().station().evses().forEach(evse -> {
                    evse.connectors().stream().filter(connector -> connector.status() == ConnectorStatus.Available)
                            .forEach(connector -> csms.violations()
                                    .add("EVSE " + evse.id() + " looks Available at " + loop.uptime() + ", with the disk "
                                            + diskFault));
                    if (evse.powerPathClosed()) {
                        csms.violations().add("EVSE " + evse.id() + " gives energy at " + loop.uptime() + ", with the disk " + diskFault);
                    }
                });
            }
            watchStore();
        });
    }

    /** A disk that takes a millisecond to some for each synchronisation. */
    private Executor disk() {
        return task -> outside.after(Duration.ofMillis(1 + random.nextInt(8)), task);
    }

    private void powerOn() throws IOException {
        csms.stationStarts();
        on = true;
        station = new VirtualStation(
                new StationHost(loop, store, files, files.resolve("home"), random, () -> restarts++,
                        List.of(new Provided(Boards.class, boards), new Provided(Transport.class, network),
                                new Provided(Transfer.class, network.files()), new Provided(UploadTransfer.class, network.files()))),
                configuration());
        if (!loop.runUntil(() -> station.unsatisfied().isEmpty(), START_UP)) {
            throw new IllegalStateException(station.unsatisfied().toString());
        }
    }

    private StationConfiguration configuration() {
        Map<String, Map<String, Object>> sections = new TreeMap<>();
        sections.put("io.busbar.station", Map.of("vendor", "Busbar", "model", "Simulation"));
        sections.put("io.busbar.variables", new TreeMap<>(variables));
        sections.put("io.busbar.csms", Map.of("url", "ws://csms", "id", "CS01", "securityProfile", 0, "outboxCapacity", OUTBOX_CAPACITY));
        for (int evse = 1; evse <= EVSES; evse++) {
            for (String kind : List.of("evse", "meter", "token", "button")) {
                sections.put("io.busbar.driver." + kind + ".sim~" + evse, Map.of(DriverProperty.EVSE_ID, evse));
            }
        }
        return new StationConfiguration(sections);
    }

    /** How often the station asked to be started again. */
    int restarts() {
        return restarts;
    }

    VirtualStation station() {
        return station;
    }

    void powerCut(Duration off) throws IOException {
        cuts++;
        on = false;
        // who switches the power on again has repaired what was wrong
        diskFault = DiskFault.NONE;
        station.powerCut();
        network.stationGone();
        store = store.powerCut(outside.executor(), disk(), new Random(random.nextLong()));
        store.emptyDisk();
        loop.advance(off);
        // a station starts with the platform's clock, right or wrong
        loop.setWall(loop.platformTime());
        powerOn();
    }

    /** The station ends as in a power cut, and what it had on its disk goes. */
    @Override
    public void close() throws IOException {
        station.powerCut();
        try (Stream<Path> all = Files.walk(files)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Power cuts and ended connections so far. */
    int cuts() {
        return cuts + network.cuts();
    }

    /** Replaces a bundle of the station. @param away how long from stop to start */
    void swap(String bundle, Duration away, Runnable done) {
        station.swap(outside, bundle, away, done);
    }

    void later(Duration delay, Runnable act) {
        outside.after(delay, act);
    }

    // ---- people, who do what is possible just then and otherwise go their way

    void plug(int evse) {
        tryTo(() -> plant.plugIn(evse, 1, 32));
    }

    void unplug(int evse) {
        tryTo(() -> plant.unplug(evse, 1));
    }

    void swipe(int evse) {
        swipe(evse, "AABBCC0" + evse);
    }

    void swipe(int evse, String uid) {
        tryTo(() -> plant.swipe(OptionalInt.of(evse), new ReaderToken(uid, TokenType.ISO14443)));
    }

    void carReady(int evse, boolean ready) {
        tryTo(() -> plant.ev(evse, EvChange.NONE.ready(ready)));
    }

    void pressStop(int evse) {
        tryTo(() -> plant.pressStop(OptionalInt.of(evse)));
    }

    private interface Deed {

        void run() throws PlantException;
    }

    private static void tryTo(Deed deed) {
        try {
            deed.run();
        } catch (PlantException e) {
            // a locked cable, a bay that is taken: as in life
        }
    }
}
