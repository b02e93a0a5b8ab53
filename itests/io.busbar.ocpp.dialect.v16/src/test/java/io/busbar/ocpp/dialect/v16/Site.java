package io.busbar.ocpp.dialect.v16;

import io.busbar.driver.api.DriverProperty;
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
import io.busbar.plant.sim.PlantMemory;
import io.busbar.plant.sim.SimPlant;
import io.busbar.station.core.loop.LoopFacade;
import io.busbar.station.core.loop.VirtualLoop;
import io.busbar.store.memory.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** A whole station with two EVSEs on a virtual clock, cars and people, and a CSMS that speaks one version of OCPP. */
final class Site {

    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final int EVSES = 2;
    private static final Duration DISK = Duration.ofMillis(5);

    final VirtualLoop loop = new VirtualLoop(START);
    final ScriptedCsms csms;
    private final LoopFacade outside = new LoopFacade(loop, "site");
    private final SimPlant plant = new SimPlant(outside, PlantMemory.inMemory());
    private final Random random;
    private final Path files;
    private MemoryStore store;
    private VirtualStation station;

    Site(String subProtocol, long seed) throws IOException {
        random = new Random(seed);
        files = Files.createTempDirectory(Files.createDirectories(Path.of("target/sites")), "site");
        csms = new ScriptedCsms(outside, subProtocol);
        store = new MemoryStore(outside.executor(), this::onDisk);
    }

    private void onDisk(Runnable task) {
        outside.after(DISK, task);
    }

    void powerOn() throws IOException {
        station = new VirtualStation(
                new StationHost(loop, store, files, files.resolve("home"), random, () -> {},
                        List.of(new Provided(Boards.class, plant), new Provided(Transport.class, csms))),
                configuration());
        until(() -> station.unsatisfied().isEmpty(), "all components run: " + station.unsatisfied());
    }

    private static StationConfiguration configuration() {
        Map<String, Map<String, Object>> sections = new TreeMap<>();
        sections.put("io.busbar.station", Map.of("vendor", "Busbar", "model", "Simulation"));
        sections.put("io.busbar.variables",
                new TreeMap<>(Map.of("TxCtrlr.TxStartPoint", "Authorized", "TxCtrlr.TxStopPoint", "Authorized")));
        sections.put("io.busbar.csms", Map.of("url", "ws://csms", "id", "CS01", "securityProfile", 0));
        for (int evse = 1; evse <= EVSES; evse++) {
            for (String kind : List.of("evse", "meter", "token", "button")) {
                sections.put("io.busbar.driver." + kind + ".sim~" + evse, Map.of(DriverProperty.EVSE_ID, evse));
            }
        }
        return new StationConfiguration(sections);
    }

    /** The power goes: what had not reached the disk is lost, or not, by chance. */
    void powerCut() {
        station.powerCut();
        csms.stationGone();
        store = store.powerCut(outside.executor(), this::onDisk, new Random(random.nextLong()));
        loop.advance(Duration.ofSeconds(10));
    }

    void close() {
        station.powerCut();
    }

    void until(BooleanSupplier condition, String what) {
        if (!loop.runUntil(condition, Duration.ofMinutes(10))) {
            throw new AssertionError("not within ten minutes: " + what + "; the CSMS heard " + csms.calls);
        }
    }

    void plug() throws PlantException {
        plant.plugIn(1, 1, 32);
    }

    void unplug() throws PlantException {
        plant.unplug(1, 1);
    }

    void swipe() throws PlantException {
        plant.swipe(OptionalInt.of(1), new ReaderToken("AABBCC01", TokenType.ISO14443));
    }

    void stop() throws PlantException {
        plant.pressStop(OptionalInt.of(1));
    }

    void carReady(boolean ready) throws PlantException {
        plant.ev(1, EvChange.NONE.ready(ready));
    }

    /** Messages that wait for the CSMS. */
    int queued() {
        return station.queued();
    }

    VirtualStation station() {
        return station;
    }
}
