package io.busbar.station.core;

import io.busbar.driver.api.evse.EvseDriver;
import io.busbar.driver.api.meter.MeterDriver;
import io.busbar.station.api.control.StationControl;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEventListener;
import io.busbar.station.api.event.StationEvents;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.limit.LimitSource;
import io.busbar.station.api.limit.Limits;
import io.busbar.station.api.limit.PowerAllocator;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.core.clock.StationTime;
import io.busbar.station.core.control.JobMarks;
import io.busbar.station.core.control.PowerSwitch;
import io.busbar.station.core.control.Restarter;
import io.busbar.station.core.control.SecurityLog;
import io.busbar.station.core.control.StorageGuard;
import io.busbar.station.core.event.EventBus;
import io.busbar.station.core.evse.StationState;
import io.busbar.station.core.limit.CompositeLimit;
import io.busbar.station.core.limit.RememberedSources;
import io.busbar.station.core.loop.Loop;
import io.busbar.station.core.loop.LoopFacade;
import io.busbar.station.core.model.ModelFacade;
import io.busbar.station.core.model.StationModel;
import io.busbar.station.core.module.ModuleStates;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import io.busbar.update.api.SwapPoint;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.osgi.util.promise.Promise;

/** The core of a station, put together: the same for the framework's services and for a simulation. Made and used on the loop. */
public final class StationCore implements AutoCloseable {

    public static final String NAME = "io.busbar.station.core";
    private static final int SCHEMA = 1;

    private final LoopFacade tasks;
    private final EventBus events;
    private final StationModel model;
    private final ModelFacade ownModel;
    private final SecurityLog security;
    private final CompositeLimit limits;
    private final StationState station;
    private final StationTime clock;
    private final PowerSwitch control;
    private final JobMarks jobs;
    private final ModuleStates modules;

    private StationCore(Loop loop, Store store, StationSettings settings, Restarter restarter) {
        tasks = loop.facade(NAME);
        modules = new ModuleStates(tasks);
        StoreSpace space = store.open(NAME, SCHEMA, SchemaUpgrade.NONE);
        events = new EventBus(loop, tasks);
        model = new StationModel(loop, tasks, events, store, space, settings.variables());
        ownModel = model.facade(NAME);
        security = new SecurityLog(tasks, events, store, space);
        limits = new CompositeLimit(loop, tasks, settings.failSafe(), new RememberedSources(store, space));
        station = new StationState(tasks, events, ownModel, settings, store, space, limits);
        clock = new StationTime(loop, tasks, events, ownModel, security, store, space);
        control = new PowerSwitch(tasks, station, security, store, space, restarter);
        jobs = new JobMarks(tasks, store, space);
        control.beforeRestart(jobs::stop);
        events.subscribe(NAME, NAME + ".jobs", jobs);
        events.subscribe(NAME, NAME + ".limits", this::clockChanged);
        new StorageGuard(tasks, store, station, security);
    }

    private void clockChanged(StationEvent event) {
        if (event instanceof StationEvent.ClockChanged) {
            limits.clockChanged();
        }
    }

    public static StationCore create(Loop loop, Store store, StationSettings settings, Restarter restarter) {
        return new StationCore(loop, store, settings, restarter);
    }

    public Station station() {
        return station;
    }

    public StationModel variables() {
        return model;
    }

    /** The device model for one owner; closing it withdraws what was declared. Any thread. */
    public ModelFacade deviceModel(String owner) {
        return model.facade(owner);
    }

    public StationEvents events() {
        return events;
    }

    /** Where events for a module that is being replaced wait, and its variables stay. */
    public SwapPoint swapPoint() {
        return new SwapPoint() {

            @Override
            public Promise<Void> park(String symbolicName) {
                model.park(symbolicName);
                limits.park(symbolicName);
                modules.park(symbolicName);
                return events.park(symbolicName);
            }

            @Override
            public void release(String symbolicName) {
                events.release(symbolicName);
                model.release(symbolicName);
                limits.release(symbolicName);
                modules.release(symbolicName);
            }
        };
    }

    public Limits limits() {
        return limits;
    }

    public StationClock clock() {
        return clock;
    }

    public StationControl control() {
        return control;
    }

    public JobMarks jobs() {
        return jobs;
    }

    public SecurityLog security() {
        return security;
    }

    /** Which modules are starting, being replaced or missing. */
    public ModuleStates modules() {
        return modules;
    }

    /** Events that a subscription lost because it was away for too long. */
    public long droppedEvents() {
        return events.dropped();
    }

    public Attachment attach(int evseId, EvseDriver driver) {
        return station.attach(evseId, driver);
    }

    /** @param evseId empty for the main meter */
    public Attachment attach(OptionalInt evseId, MeterDriver meter) {
        return station.attach(evseId, meter);
    }

    /** @param owner symbolic name of the source's bundle */
    public Attachment attach(String owner, LimitSource source) {
        return limits.attach(owner, source);
    }

    public Attachment attach(PowerAllocator allocator) {
        return limits.attach(allocator);
    }

    /** Limits hold for a source that is missing as long as its bundle is installed. @param installed by symbolic name */
    public void installed(Predicate<String> installed) {
        limits.installed(installed);
        modules.installed(installed);
    }

    /** Bundles were uninstalled. */
    public void bundlesChanged() {
        limits.bundlesChanged();
    }

    /** @param owner symbolic name of the listener's bundle */
    public Attachment attach(String owner, String subscription, StationEventListener listener) {
        events.subscribe(owner, subscription, listener);
        return () -> events.unsubscribe(subscription, listener);
    }

    /** Ends the core's own tasks and timers; drivers' leases end by themselves. */
    @Override
    public void close() {
        ownModel.close();
        tasks.close();
    }
}
