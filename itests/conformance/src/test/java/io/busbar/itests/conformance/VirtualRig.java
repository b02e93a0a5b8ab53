package io.busbar.itests.conformance;

import io.busbar.driver.api.token.ReaderToken;
import io.busbar.driver.api.token.TokenType;
import io.busbar.itests.station.StationConfiguration;
import io.busbar.itests.station.StationHost;
import io.busbar.itests.station.StationHost.Provided;
import io.busbar.itests.station.VirtualStation;
import io.busbar.ocpp.api.spi.Transport;
import io.busbar.plant.api.Boards;
import io.busbar.plant.api.EvChange;
import io.busbar.plant.api.PlantException;
import io.busbar.plant.api.PlantState;
import io.busbar.plant.api.ScreenBoard;
import io.busbar.plant.sim.PlantMemory;
import io.busbar.plant.sim.SimPlant;
import io.busbar.station.core.loop.LoopFacade;
import io.busbar.station.core.loop.VirtualLoop;
import io.busbar.store.memory.MemoryStore;
import io.busbar.transfer.api.UploadTransfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The station within this JVM, on a virtual clock. Everything happens on the thread of the case, and in the same order each time. */
final class VirtualRig implements Rig {

    /** When the power of every station comes. */
    static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");
    /** Components that wait for what is read from the disk are there by then. */
    private static final Duration START_UP = Duration.ofSeconds(1);
    private static final Duration DISK_TAKES = Duration.ofMillis(2);
    private static final int CABLE_AMPS = 32;
    /** Whatever people do, they do it a moment after what they have seen. */
    private static final Duration PEOPLE_TAKE = Duration.ofMillis(100);
    private static final Duration RESTART_TAKES = Duration.ofSeconds(2);

    private static final Path CONFIGURATION = Path.of("../../distribution/charger/src/main/etc/busbar.conf");

    private final VirtualLoop loop = new VirtualLoop(BEGIN);
    private final LoopFacade outside = new LoopFacade(loop, "outside");
    private final VirtualNetwork network = new VirtualNetwork(outside);
    private final VirtualFileDrop fileDrop = new VirtualFileDrop(outside);
    private final PlantMemory plantMemory = PlantMemory.inMemory();
    private final Random random = new Random(1);
    private final Executor disk = task -> outside.after(DISK_TAKES, task);
    private final Path data;
    private final StationLogCapture log;
    private MemoryStore store = new MemoryStore(outside.executor(), disk);
    private Optional<VirtualStation> station = Optional.empty();
    private LoopFacade plantLoop;
    private SimPlant plant;
    private StationConfiguration configuration;

    VirtualRig() {
        try {
            data = Files.createTempDirectory(Files.createDirectories(Path.of("target/stations").toAbsolutePath()), "station");
            log = new StationLogCapture(data.resolve("log/station.log"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private final CaseTime time = new CaseTime() {

        @Override
        public Instant now() {
            return BEGIN.plus(loop.uptime());
        }

        @Override
        public boolean await(Duration patience, BooleanSupplier condition) {
            return loop.runUntil(condition, patience);
        }
    };

    @Override
    public CaseTime time() {
        return time;
    }

    @Override
    public Carrier carrier(Optional<SslContextFactory.Server> tls) {
        if (tls.isPresent()) {
            throw new IllegalArgumentException("a case with TLS is one for the shipped charger alone");
        }
        return network.newCarrier();
    }

    @Override
    public void order(StationSetup setup, String csmsUrl) throws IOException {
        Map<String, String> environment = new TreeMap<>(setup.environment());
        environment.put("BUSBAR_CSMS_URL", csmsUrl);
        environment.put("BUSBAR_ID", Bench.ID);
        environment.put("BUSBAR_DATA", data.toString());
        configuration = StationConfiguration.parse(setup.configuration(Files.readString(CONFIGURATION)), environment);
    }

    @Override
    public void start() throws IOException {
        boot();
        VirtualStation started = station.orElseThrow();
        if (!loop.runUntil(() -> started.unsatisfied().isEmpty(), START_UP)) {
            throw new IOException(started.unsatisfied().toString());
        }
    }

    private void boot() throws IOException {
        // a station starts with the platform's clock, right or wrong
        loop.setWall(loop.platformTime());
        plantLoop = new LoopFacade(loop, "plant");
        plant = new SimPlant(plantLoop, plantMemory);
        station = Optional.of(new VirtualStation(
                new StationHost(loop, store, data, data.resolve("home"), random, this::restart,
                        List.of(new Provided(Boards.class, plant), new Provided(Transport.class, network),
                                new Provided(UploadTransfer.class, fileDrop))),
                configuration));
    }

    /** As the launcher restarts the framework: the station ends in order, and starts on what it has stored. */
    private void restart() {
        outside.execute(() -> {
            station.ifPresent(VirtualStation::stop);
            station = Optional.empty();
            plantLoop.close();
            outside.after(RESTART_TAKES, this::bootAgain);
        });
    }

    private void bootAgain() {
        newStore();
        try {
            boot();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void newStore() {
        store = store.powerCut(outside.executor(), disk, new Random(random.nextLong()));
    }

    @Override
    public void powerCut() {
        station.ifPresent(VirtualStation::powerCut);
        station = Optional.empty();
        plantLoop.close();
        network.stationGone();
        newStore();
    }

    @Override
    public boolean isRunning() {
        return station.isPresent();
    }

    @Override
    public String log() {
        return log.text();
    }

    @Override
    public FileDrop fileDrop() {
        return fileDrop;
    }

    // ---- people and cars

    private interface Act {

        void on(SimPlant plant) throws PlantException;
    }

    private void act(Act act) throws IOException {
        loop.advance(PEOPLE_TAKE);
        try {
            act.on(plant);
        } catch (PlantException e) {
            throw new IOException(e.getMessage(), e);
        }
        loop.settle();
    }

    @Override
    public void plugIn(int evseId) throws IOException {
        act(it -> it.plugIn(evseId, 1, CABLE_AMPS));
    }

    @Override
    public void unplug(int evseId) throws IOException {
        act(it -> it.unplug(evseId, 1));
    }

    @Override
    public void swipe(OptionalInt evseId, String idToken, String type) throws IOException {
        act(it -> it.swipe(evseId, new ReaderToken(idToken, TokenType.of(type).orElseThrow())));
    }

    @Override
    public void pressStart(int evseId) throws IOException {
        act(it -> it.pressStart(OptionalInt.of(evseId)));
    }

    @Override
    public void pressStop(int evseId) throws IOException {
        act(it -> it.pressStop(OptionalInt.of(evseId)));
    }

    @Override
    public void bay(int evseId, boolean occupied) throws IOException {
        act(it -> it.bay(evseId, occupied));
    }

    @Override
    public void carReady(int evseId, boolean ready) throws IOException {
        act(it -> it.ev(evseId, EvChange.NONE.ready(ready)));
    }

    @Override
    public void resetPlant() throws IOException {
        act(SimPlant::reset);
    }

    @Override
    public EvseView evse(int evseId) throws IOException {
        PlantState.Evse evse = plant.state().evses().stream().filter(one -> one.id() == evseId).findFirst()
                .orElseThrow(() -> new IOException("no EVSE " + evseId));
        PlantState.Connector connector = evse.connectors().get(0);
        return new EvseView(evse.powerW(), evse.energyWh(), connector.cable(), connector.locked());
    }

    @Override
    public Optional<List<String>> screen() {
        return plant.state().screen().map(screen -> screen.entries().stream().map(ScreenBoard.Entry::key).toList());
    }

    @Override
    public void choose(List<String> keys) throws IOException {
        act(it -> it.choose(Set.copyOf(keys)));
    }

    @Override
    public void close() throws IOException {
        station.ifPresent(VirtualStation::powerCut);
        station = Optional.empty();
        log.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        if (!loop.failures().isEmpty()) {
            throw new AssertionError("exceptions on the station loop: " + loop.failures());
        }
    }
}
