package io.busbar.plant.web;

import io.busbar.block.inputs.Buttons;
import io.busbar.block.inputs.TokenReaders;
import io.busbar.driver.api.DriverProperty;
import io.busbar.driver.api.evse.ConnectorAbilities;
import io.busbar.driver.button.sim.SimButtons;
import io.busbar.driver.evse.sim.SimEvseDriver;
import io.busbar.driver.meter.sim.SimMeterDriver;
import io.busbar.driver.token.sim.SimTokenReader;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.api.Registration;
import io.busbar.plant.api.EvseBuild;
import io.busbar.plant.api.ScreenBoard;
import io.busbar.plant.sim.PlantMemory;
import io.busbar.plant.sim.SimPlant;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEvent.PowerStateChanged;
import io.busbar.station.api.event.StationEvent.StopPressed;
import io.busbar.station.api.event.StationEvent.TamperChanged;
import io.busbar.station.api.event.StationEvent.TokenPresented;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.session.Sessions;
import io.busbar.station.core.StationCore;
import io.busbar.station.core.StationSettings;
import io.busbar.station.core.loop.RealLoop;
import io.busbar.store.api.Store;
import io.busbar.store.memory.MemoryStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A station in real time: the core, the plant with two EVSEs, its page; a token grants power and takes it back, without any OCPP. */
final class StationWithPlant implements StationServices, AutoCloseable {

    private final RealLoop loop = new RealLoop();
    private final StationLoop tasks = loop.facade("test");
    private final List<StationEvent> events = new CopyOnWriteArrayList<>();
    private final PlantServer server;
    private Store store;
    private StationCore core;
    private TokenReaders readers;
    private Buttons buttons;
    private final StubLink link = new StubLink(tasks);
    private final NetworkCable cable = new NetworkCable(link);
    private final SimPlant plant = new SimPlant(loop.facade("plant"), PlantMemory.inMemory());

    StationWithPlant(int port) throws IOException {
        CompletableFuture<Void> made = new CompletableFuture<>();
        tasks.execute(() -> {
            store = new MemoryStore(tasks::execute, tasks::execute);
            core = StationCore.create(loop, store, StationSettings.of("Busbar", "Test"), () -> {});
            core.attach("test", "test", this::on);
            readers = new TokenReaders(tasks, core.events());
            buttons = new Buttons(tasks, core.events(), core.station(), core.security());
            add(1, EvseBuild.socket());
            add(2,
                    new EvseBuild(List.of(new ConnectorAbilities(1, "cType2", false), new ConnectorAbilities(2, "sType2", true)), 16, 3));
            readers.addReader(new SimTokenReader(plant, OptionalInt.empty()), Map.of());
            buttons.addButtons(new SimButtons(plant, OptionalInt.empty()), Map.of());
            made.complete(null);
        });
        made.join();
        link.connectOver(cable);
        server = new PlantServer(port, loop.facade("web"), plant, this);
    }

    private void add(int evseId, EvseBuild build) {
        core.attach(evseId, new SimEvseDriver(plant, evseId, build));
        core.attach(OptionalInt.of(evseId), new SimMeterDriver(plant, OptionalInt.of(evseId)));
        Map<String, Object> properties = Map.of(DriverProperty.EVSE_ID, evseId);
        readers.addReader(new SimTokenReader(plant, OptionalInt.of(evseId)), properties);
        buttons.addButtons(new SimButtons(plant, OptionalInt.of(evseId)), properties);
    }

    private void on(StationEvent event) {
        events.add(event);
        if (event instanceof TokenPresented token && token.evseId().isPresent()) {
            Evse evse = core.station().evse(token.evseId().getAsInt()).orElseThrow();
            if (evse.powerGranted()) {
                end(evse);
            } else {
                evse.grantPower();
            }
        } else if (event instanceof StopPressed stop) {
            end(core.station().evse(stop.evseId()).orElseThrow());
        }
    }

    private static void end(Evse evse) {
        evse.withdrawPower();
        evse.connectors().forEach(connector -> connector.unlockCable());
    }

    CompletableFuture<Set<String>> show(String title, ScreenBoard.Entry... entries) {
        CompletableFuture<Set<String>> chosen = new CompletableFuture<>();
        tasks.execute(() -> plant.screen().show(title, List.of("Choose"), List.of(entries), chosen::complete));
        return chosen;
    }

    StubLink link() {
        return link;
    }

    int port() {
        return server.port();
    }

    List<StationEvent> events() {
        return List.copyOf(events);
    }

    long changes() {
        return events.stream().filter(PowerStateChanged.class::isInstance).count();
    }

    boolean housingOpen() {
        return events.stream().filter(TamperChanged.class::isInstance).count() % 2 == 1;
    }

    @Override
    public void close() {
        server.close();
        loop.close();
    }

    @Override
    public Optional<Station> station() {
        return Optional.of(core.station());
    }

    @Override
    public Optional<Sessions> sessions() {
        return Optional.empty();
    }

    @Override
    public Optional<Store> store() {
        return Optional.of(store);
    }

    @Override
    public Optional<Csms> csms() {
        return Optional.of(link);
    }

    @Override
    public Optional<Registration> registration() {
        return Optional.of(link);
    }

    @Override
    public Optional<NetworkCable> cable() {
        return Optional.of(cable);
    }

    /** Serves the page for looking at it, until the process is ended. */
    public static void main(String[] args) throws Exception {
        StationWithPlant station = new StationWithPlant(args.length > 0 ? Integer.parseInt(args[0]) : 8080);
        System.out.println("http://localhost:" + station.port() + "/");
        Thread.currentThread().join();
    }
}
