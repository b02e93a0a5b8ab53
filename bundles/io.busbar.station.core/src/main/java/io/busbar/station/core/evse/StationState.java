package io.busbar.station.core.evse;

import io.busbar.driver.api.evse.EvseDriver;
import io.busbar.driver.api.meter.MeterDriver;
import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.station.api.event.StationEvents;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.Metered;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.loop.StationLoop.Timer;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableSpec;
import io.busbar.station.core.Attachment;
import io.busbar.station.core.StationSettings;
import io.busbar.station.core.limit.CompositeLimit;
import io.busbar.station.core.loop.LoopFacade;
import io.busbar.station.core.model.ModelFacade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All EVSEs, the drivers plugged into them, and the component ChargingStation. */
public final class StationState implements Station {

    private static final Logger LOG = LoggerFactory.getLogger(StationState.class);

    private static final String KEY = "station";

    /** Within this time a driver has reported its state after {@code connect}; a fault not reported by then is over. */
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(2);

    /** As BootNotification limits them. */
    private static final int LONGEST_SERIAL_NUMBER = 25;
    private static final int LONGEST_VERSION = 50;

    private final EvseContext context;
    private final Map<Integer, EvseState> evses = new TreeMap<>();
    private final Map<Integer, List<DriverPort>> ports = new TreeMap<>();
    private final Map<Integer, Timer> missing = new TreeMap<>();
    private final MainMeterInput grid;
    private final Variable<String> state;
    private boolean operative;
    private Optional<String> cannotStore = Optional.empty();

    public StationState(LoopFacade loop, StationEvents events, ModelFacade model, StationSettings settings, Store store, StoreSpace space,
            CompositeLimit limits) {
        context = new EvseContext(loop, events, model, settings, new OperativeStates(store, space), limits);
        grid = new MainMeterInput(context);
        operative = context.operative().get(KEY);
        ComponentId component = ComponentId.of("ChargingStation");
        state = model.declare(component, VariableSpec.option("AvailabilityState", computedState(), EvseComponents.STATES));
        model.declare(component, VariableSpec.bool("Available", true));
        model.declare(component, VariableSpec.text("Model", settings.model()));
        model.declare(component, VariableSpec.text("VendorName", settings.vendor()));
        if (!settings.serialNumber().isEmpty()) {
            model.declare(component, VariableSpec.text("SerialNumber", settings.serialNumber()).maxLength(LONGEST_SERIAL_NUMBER));
        }
        if (!settings.firmwareVersion().isEmpty()) {
            model.declare(component, VariableSpec.text("FirmwareVersion", settings.firmwareVersion()).maxLength(LONGEST_VERSION));
        }
        model.declare(component, VariableSpec.integer("SupplyPhases", 0).computed(this::phases));
    }

    private int phases() {
        return evses.values().stream().flatMap(e -> e.abilities().stream()).mapToInt(a -> a.phases()).max().orElse(0);
    }

    @Override
    public List<Evse> evses() {
        return List.copyOf(evses.values());
    }

    @Override
    public Optional<Evse> evse(int evseId) {
        return Optional.ofNullable(evses.get(evseId));
    }

    @Override
    public Metered mainMeter() {
        return grid.meter();
    }

    @Override
    public boolean operative() {
        return operative;
    }

    @Override
    public Promise<Void> setOperative(boolean value) {
        return context.operative().set(KEY, value, () -> {
            operative = value;
            updateAll();
        });
    }

    void updateAll() {
        List.copyOf(evses.values()).forEach(EvseState::update);
        evseUpdated();
    }

    void evseUpdated() {
        state.set(computedState());
    }

    private String computedState() {
        List<ConnectorStatus> all = evses.values().stream().flatMap(e -> e.connectors().stream()).map(c -> c.status()).toList();
        ConnectorStatus none = operative ? ConnectorStatus.Available : ConnectorStatus.Unavailable;
        return EvseComponents.wire(all.isEmpty()
                ? none
                : EvseComponents.first(all, ConnectorStatus.Available, ConnectorStatus.Occupied, ConnectorStatus.Reserved,
                        ConnectorStatus.Unavailable, ConnectorStatus.Faulted));
    }

    /** Plugs a driver in; of several for one EVSE the one that came first drives it. */
    public Attachment attach(int evseId, EvseDriver driver) {
        EvseState evse = wired(evseId);
        List<DriverPort> here = ports.computeIfAbsent(evseId, id -> new ArrayList<>());
        DriverPort port = new DriverPort(context.loop(), driver, evse);
        here.add(port);
        if (here.size() == 1) {
            connect(evse, port);
        } else {
            LOG.warn(
                    "EVSE {} has {} drivers: the one that came first drives it, the others are ignored; remove them from the configuration",
                    evseId, here.size());
        }
        return () -> detach(evse, here, port);
    }

    int drivers(int evseId) {
        return ports.getOrDefault(evseId, List.of()).size();
    }

    private void connect(EvseState evse, DriverPort port) {
        Optional.ofNullable(missing.remove(evse.id())).ifPresent(Timer::cancel);
        evse.driverMissing(false);
        evse.faultList().doubtAll();
        evse.driverIs(Optional.of(port.driver()));
        port.open();
        context.loop().execute(evse.status()::becomesKnown);
        context.loop().after(TOLD_WITHIN, () -> {
            if (evse.driver().filter(now -> now == port.driver()).isPresent()) {
                evse.faultList().endDoubtful();
            }
        });
    }

    private void detach(EvseState evse, List<DriverPort> here, DriverPort port) {
        boolean drove = here.indexOf(port) == 0;
        here.remove(port);
        if (!drove) {
            return;
        }
        port.close();
        evse.driverIs(Optional.empty());
        if (!here.isEmpty()) {
            connect(evse, here.get(0));
        } else {
            missing.put(evse.id(), context.loop().after(context.settings().driverGrace(), () -> evse.driverMissing(true)));
        }
    }

    /** Plugs a meter in. @param evseId empty for the main meter */
    public Attachment attach(OptionalInt evseId, MeterDriver meter) {
        return evseId.isPresent() ? wired(evseId.getAsInt()).attach(meter) : grid.attach(meter);
    }

    private EvseState wired(int evseId) {
        if (evseId < 1) {
            throw new IllegalArgumentException("EVSE ids count from 1: " + evseId);
        }
        return evses.computeIfAbsent(evseId, id -> {
            EvseState fresh = new EvseState(id, context, this);
            context.limits().add(fresh.power());
            cannotStore.ifPresent(why -> fresh.cannotStore(cannotStore));
            return fresh;
        });
    }

    /** All EVSEs are faulted while nothing can be stored. @param why empty when it can be again */
    public void cannotStore(Optional<String> why) {
        cannotStore = why;
        List.copyOf(evses.values()).forEach(evse -> evse.cannotStore(why));
    }

    /** Takes power back from all EVSEs. @return resolved when the drivers did, or failed to */
    public Promise<Void> withdrawAll() {
        List<Promise<Void>> all = new ArrayList<>();
        for (EvseState evse : evses.values()) {
            evse.withdrawPower();
            evse.driver().ifPresent(driver -> all.add(context.ask(driver::withhold).fallbackTo(context.loop().resolved(null))));
        }
        return context.loop().promises().all(all).thenAccept(done -> {}).map(done -> null);
    }

    /** Resets one EVSE. */
    public Promise<Void> reset(int evseId) {
        EvseState evse = evses.get(evseId);
        return evse == null ? context.loop().failed(new IllegalArgumentException("no EVSE " + evseId)) : evse.reset();
    }
}
