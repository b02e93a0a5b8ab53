package io.busbar.testkit.core;

import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.ocpp.messages.provisioning.BootReason;
import io.busbar.station.api.control.StationControl;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEventListener;
import io.busbar.station.api.event.StationEvents;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.limit.LimitSource;
import io.busbar.station.api.limit.Limits;
import io.busbar.station.api.limit.PowerAllocator;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.VariableId;
import io.busbar.station.api.model.Variables;
import io.busbar.station.api.model.Variables.WriteResult;
import io.busbar.station.api.module.Neighbours;
import io.busbar.station.core.Attachment;
import io.busbar.station.core.StationCore;
import io.busbar.station.core.StationSettings;
import io.busbar.station.core.control.JobMarks;
import io.busbar.station.core.control.SecurityLog;
import io.busbar.station.core.loop.LoopFacade;
import io.busbar.station.core.loop.VirtualLoop;
import io.busbar.station.core.model.ModelFacade;
import io.busbar.station.core.module.NeighbourFacade;
import io.busbar.store.memory.MemoryStore;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.osgi.util.promise.Promise;

/**
 * The real core of a station (loop, events, device model, EVSEs, clock, control) on a virtual loop, with a store in memory and nobody to talk
 * to. Tests run on its loop's thread, so they call what they test directly. Time passes only by {@link #advance} and {@link #runUntil}.
 */
public class CoreStation {

    public static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final Duration PATIENCE = Duration.ofHours(1);

    /** From power to power cut: what a station begins with. */
    protected record Life(StationSettings settings, VirtualLoop virtual, Function<StationLoop, MemoryStore> makeStore) {

        public static Life first(StationSettings settings) {
            return new Life(settings, new VirtualLoop(START), loop -> new MemoryStore(loop.executor(), loop.executor()));
        }
    }

    private final StationSettings settings;
    private final VirtualLoop virtual;
    private final LoopFacade loop;
    private final MemoryStore store;
    private final StationCore core;
    private final ModelFacade model;
    private final FakeServices services;
    private final NeighbourFacade neighbours;
    private final List<StationEvent> recorded = new ArrayList<>();
    private int restarts;

    public CoreStation() {
        this(StationSettings.of("Busbar", "Test"));
    }

    public CoreStation(StationSettings settings) {
        this(Life.first(settings));
    }

    protected CoreStation(Life life) {
        settings = life.settings;
        virtual = life.virtual;
        loop = virtual.facade("test");
        store = life.makeStore.apply(loop);
        core = StationCore.create(virtual, store, settings, () -> restarts++);
        model = core.deviceModel("test");
        services = new FakeServices(core.modules());
        neighbours = new NeighbourFacade(virtual, "test", core.modules(), services);
        core.modules().started();
        core.attach("test", "test", recorded::add);
        settle();
        recorded.clear();
    }

    // ---- time

    /** Runs what can run now. */
    public void settle() {
        virtual.settle();
    }

    public void advance(Duration time) {
        virtual.advance(time);
    }

    /** Lets time pass until the condition holds; fails when it does not within {@code atMost}. */
    public void runUntil(BooleanSupplier condition, Duration atMost) {
        if (!virtual.runUntil(condition, atMost)) {
            throw new AssertionError("it did not come true within " + atMost);
        }
    }

    /** Lets time pass until the promise is resolved. @return its value; what it failed with is thrown as the cause of an AssertionError */
    public <T> T get(Promise<T> promise) {
        runUntil(promise::isDone, PATIENCE);
        try {
            return promise.getValue();
        } catch (InvocationTargetException e) {
            throw new AssertionError("the promise failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets time pass until the promise has failed. @return with what */
    public Throwable failure(Promise<?> promise) {
        runUntil(promise::isDone, PATIENCE);
        try {
            Throwable failure = promise.getFailure();
            if (failure == null) {
                throw new AssertionError("the promise did not fail");
            }
            return failure;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    // ---- the station's parts

    public VirtualLoop virtual() {
        return virtual;
    }

    public StationLoop loop() {
        return loop;
    }

    public MemoryStore store() {
        return store;
    }

    public StationCore core() {
        return core;
    }

    public DeviceModel model() {
        return model;
    }

    /** What a block gets as its neighbours; they are in {@link #services}. */
    public Neighbours neighbours() {
        return neighbours;
    }

    /** Services of other modules, for the test to register, replace and remove; at first there are none. */
    public FakeServices services() {
        return services;
    }

    public Variables variables() {
        return core.variables();
    }

    public Station station() {
        return core.station();
    }

    public Evse evse(int evseId) {
        return core.station().evse(evseId).orElseThrow(() -> new AssertionError("no EVSE " + evseId));
    }

    public StationEvents events() {
        return core.events();
    }

    public StationControl control() {
        return core.control();
    }

    public JobMarks jobs() {
        return core.jobs();
    }

    public SecurityLog security() {
        return core.security();
    }

    public StationClock clock() {
        return core.clock();
    }

    public Limits limits() {
        return core.limits();
    }

    // ---- plugging in

    /** An EVSE with a lockable socket, connected and at rest. */
    public FakeEvseDriver addEvse(int evseId) {
        return addEvse(evseId, FakeEvseDriver.SOCKET);
    }

    public FakeEvseDriver addEvse(int evseId, EvseAbilities abilities) {
        FakeEvseDriver driver = new FakeEvseDriver(loop, abilities);
        core.attach(evseId, driver);
        settle();
        return driver;
    }

    public FakeMeterDriver addMeter(int evseId) {
        return addMeter(OptionalInt.of(evseId));
    }

    /** @param evseId empty for the main meter */
    public FakeMeterDriver addMeter(OptionalInt evseId) {
        FakeMeterDriver meter = new FakeMeterDriver();
        core.attach(evseId, meter);
        settle();
        return meter;
    }

    /** @param evseId empty for a reader of the whole station */
    public FakeTokenReader addReader(OptionalInt evseId) {
        return new FakeTokenReader(token -> events().publish(new StationEvent.TokenPresented(loop.now(), evseId, token)));
    }

    /** @param evseId empty for buttons of the whole station */
    public FakeButtons addButtons(OptionalInt evseId) {
        return new FakeButtons(() -> events().publish(new StationEvent.StartPressed(loop.now(), evseId)),
                () -> station().evses().stream().map(Evse::id).filter(id -> evseId.isEmpty() || evseId.getAsInt() == id)
                        .forEach(id -> events().publish(new StationEvent.StopPressed(loop.now(), id))));
    }

    /** A source of limits whose bundle has the source's name. */
    public Attachment add(LimitSource source) {
        return core.attach(source.name(), source);
    }

    public Attachment add(PowerAllocator allocator) {
        return core.attach(allocator);
    }

    /** What a service with {@code Subscription} is in the framework. */
    public Attachment listen(String subscription, StationEventListener listener) {
        return core.attach("test", subscription, listener);
    }

    // ---- what happened

    /** All events since the start, or since {@link #forgetEvents}. */
    public List<StationEvent> recorded() {
        return List.copyOf(recorded);
    }

    public <E extends StationEvent> List<E> recorded(Class<E> type) {
        return recorded.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public void forgetEvents() {
        recorded.clear();
    }

    /** How often the station was to restart; {@link #powerCut} gives the next life. */
    public int restarts() {
        return restarts;
    }

    // ---- variables by their text

    /** @param name as in the configuration file: {@code OCPPCommCtrlr.HeartbeatInterval}, {@code EVSE@1.Power}, {@code A.B[instance]} */
    public static VariableId id(String name) {
        int dot = name.lastIndexOf('.');
        String component = name.substring(0, dot);
        ComponentId id = componentId(component);
        return new VariableId(id, beforeBracket(name.substring(dot + 1)), inBrackets(name.substring(dot + 1)));
    }

    private static ComponentId componentId(String text) {
        int at = text.indexOf('@');
        String name = at < 0 ? text : text.substring(0, at);
        ComponentId id = ComponentId.of(beforeBracket(name));
        if (inBrackets(name).isPresent()) {
            id = id.instance(inBrackets(name).get());
        }
        if (at < 0) {
            return id;
        }
        String[] place = text.substring(at + 1).split("\\.");
        int evse = Integer.parseInt(place[0]);
        return place.length == 1 ? id.evse(evse) : id.connector(evse, Integer.parseInt(place[1]));
    }

    private static String beforeBracket(String text) {
        int bracket = text.indexOf('[');
        return bracket < 0 ? text : text.substring(0, bracket);
    }

    private static Optional<String> inBrackets(String text) {
        int bracket = text.indexOf('[');
        return bracket < 0 ? Optional.empty() : Optional.of(text.substring(bracket + 1, text.length() - 1));
    }

    /** The value of a variable as text; fails when there is no such variable. */
    public String value(String name) {
        return variables().read(id(name)).orElseThrow(() -> new AssertionError("no variable " + name)).value().orElse("");
    }

    /** Writes as the CSMS does. */
    public WriteResult write(String name, String value) {
        return get(variables().write(id(name), value));
    }

    // ---- lives

    /**
     * The power goes, now, and comes back: the next life of this station, with what was durable. Drivers and blocks are to be plugged in anew;
     * this one is dead.
     */
    public CoreStation powerCut() {
        return new CoreStation(nextLife());
    }

    /** As {@link #powerCut}, after which the platform's clock says something else. */
    public CoreStation powerCut(Instant platform) {
        Life next = nextLife();
        return new CoreStation(new Life(next.settings, new VirtualLoop(platform), next.makeStore));
    }

    /** Ends this station. @return what the next one begins with */
    protected final Life nextLife() {
        core.close();
        neighbours.close();
        loop.close();
        return new Life(settings, new VirtualLoop(virtual.now()), next -> store.powerCut(next.executor(), next.executor()));
    }

    /** As {@link #powerCut}, after an orderly restart with that cause. */
    public CoreStation restarted(BootReason cause) {
        int before = restarts;
        core.control().restart(cause);
        runUntil(() -> restarts > before, PATIENCE);
        return powerCut();
    }
}
