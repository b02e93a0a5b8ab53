package io.busbar.update.manager;

import io.busbar.config.api.ConfigurationValue;
import io.busbar.station.api.control.LoopMonitor;
import io.busbar.station.api.control.ResetVeto;
import io.busbar.station.api.control.StationControl;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.store.api.FreeSpace;
import io.busbar.store.api.Store;
import io.busbar.update.api.Change;
import io.busbar.update.api.ModuleInfo;
import io.busbar.update.api.SwapPoint;
import io.busbar.update.api.UpdateListener;
import io.busbar.update.api.UpdateOrder;
import io.busbar.update.api.UpdatePlan;
import io.busbar.update.api.UpdateReport;
import io.busbar.update.api.Updates;
import io.busbar.update.format.Generations;
import io.busbar.update.format.config.ComponentErrors;
import io.busbar.update.format.config.FileConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.felix.hc.api.HealthCheck;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.util.promise.Promise;

/** The engine as a service. Framework properties of the launcher name the installation, its data and the generation that it booted. */
@Component(service = {Updates.class, ResetVeto.class,
        ManagerComponent.class}, configurationPid = "io.busbar.update", immediate = true)
@Designate(ocd = ManagerComponent.Config.class)
public final class ManagerComponent implements Updates, ResetVeto {

    /** The process asks to be started again: {@code EX_TEMPFAIL}. */
    private static final int START_AGAIN = 75;

    /** Configuration. */
    @ObjectClassDefinition
    @interface Config {

        /** How long the station is watched after a change, in seconds, before it is for good. */
        @AttributeDefinition(min = "1", max = "3600")
        int watchSeconds() default 15;

        /** Folder of the root keys (PEM) that may delegate to signers of features; by default etc/update-roots of the installation. */
        @AttributeDefinition(required = false)
        @ConfigurationValue(path = "folder")
        String roots() default "";

        /** Folder whose jars are installed without an OEM's signature: for development only; by default none. */
        @AttributeDefinition(required = false)
        String developmentFolder() default "";
    }

    private final LoopMonitor.PriorityLane loop;
    private final LoopGuard guard;
    private final Modules modules;
    /** Made on the loop, before anything that is asked for there. */
    private Engine engine;
    private final List<SwapPoint> swapPoints = new CopyOnWriteArrayList<>();
    private final List<UpdateListener> listeners = new CopyOnWriteArrayList<>();
    private final Checks checks = new Checks();

    @Activate
    public ManagerComponent(BundleContext context, @Reference Store store, @Reference DeviceModel model, @Reference Station station,
            @Reference StationControl control, @Reference LoopMonitor watch, @Reference ConfigurationAdmin configurations,
            @Reference ServiceComponentRuntime components,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) FileConfiguration file,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) FreeSpace room,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) ComponentErrors errors, Config config) throws IOException {
        loop = watch.priorityLane(context.getBundle().getSymbolicName());
        Path home = Path.of(property(context, "io.busbar.home"));
        Path data = Path.of(property(context, "io.busbar.data"));
        long running = Long.parseLong(property(context, "io.busbar.generation"));
        if (config.watchSeconds() < 1 || config.watchSeconds() > 3600) {
            throw new IllegalArgumentException("watchSeconds is 1 to 3600, not " + config.watchSeconds());
        }
        Duration window = Duration.ofSeconds(config.watchSeconds());
        Generations generations = new Generations(data, home.resolve("bundles"));
        modules = new Modules(context.getBundle(0).getBundleContext(), configurations, components);
        guard = new LoopGuard(watch);
        Path roots = config.roots().isBlank() ? home.resolve("etc/update-roots") : Path.of(config.roots());
        Optional<DevelopmentFolder> development = config.developmentFolder().isBlank()
                ? Optional.empty()
                : Optional
                        .of(new DevelopmentFolder(loop, Path.of(config.developmentFolder()), data.resolve("generations/development.zip")));
        Planner planner = new Planner(modules, generations, home.resolve("feature.json"), roots, development,
                file == null ? Map::of : file::texts, room == null ? () -> Long.MAX_VALUE : room::availableBytes);
        Swap swap = new Swap(loop, () -> List.copyOf(swapPoints), modules, store, watch, generations, data.resolve("cache/set"));
        HealthWindow health = new HealthWindow(loop, station, watch, modules, guard, checks, errors, window);
        Runnable halt = () -> Runtime.getRuntime().halt(START_AGAIN);
        loop.execute(() -> {
            engine = new Engine(
                    new EngineContext(loop, station, control, new History(store), generations, planner, modules, swap, health, guard,
                            new ModuleVariables(model),
                            () -> List.copyOf(listeners), halt),
                    running, window);
            listeners.add((id, step) -> engine.step(step));
            engine.resume();
            development.ifPresent(folder -> folder.watch(engine));
        });
    }

    private static String property(BundleContext context, String name) {
        String value = context.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("the framework was started without " + name);
        }
        return value;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSwapPoint(SwapPoint point) {
        swapPoints.add(point);
    }

    void removeSwapPoint(SwapPoint point) {
        swapPoints.remove(point);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(UpdateListener listener) {
        listeners.add(listener);
    }

    void removeListener(UpdateListener listener) {
        listeners.remove(listener);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCheck(HealthCheck check, Map<String, Object> properties) {
        checks.add(check, properties);
    }

    void removeCheck(HealthCheck check) {
        checks.remove(check);
    }

    @Deactivate
    void close() {
        guard.end();
        loop.close();
    }

    /** What is configured, as texts; those of passwords are not shown. Any thread. */
    Map<String, Map<String, String>> configurations() throws IOException {
        return engine.shown(modules.configurations());
    }

    @Override
    public Promise<UpdatePlan> plan(Change change) {
        return engine.plan(change);
    }

    @Override
    public Promise<UpdateReport> apply(Change change, UpdateOrder order) {
        return engine.apply(change, order);
    }

    @Override
    public Promise<UpdateReport> rollBack(UpdateOrder order) {
        return engine.rollBack(order);
    }

    @Override
    public Promise<UpdateReport> ended(long id) {
        return engine.ended(id);
    }

    @Override
    public Optional<String> objection() {
        return engine.objection();
    }

    @Override
    public List<UpdateReport> history() {
        return engine.history();
    }

    @Override
    public List<ModuleInfo> modules() {
        return engine.modules();
    }
}
