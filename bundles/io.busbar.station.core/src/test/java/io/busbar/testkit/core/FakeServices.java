package io.busbar.testkit.core;

import io.busbar.station.core.module.ModuleStates;
import io.busbar.station.core.module.ServiceSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A service registry in a test's hand. Each type is registered by a module of that type's name. */
public final class FakeServices implements ServiceSource {

    private final ModuleStates modules;
    private final Map<Class<?>, Object> services = new HashMap<>();
    private final Map<Class<?>, List<Runnable>> watches = new HashMap<>();

    public FakeServices(ModuleStates modules) {
        this.modules = modules;
        modules.installed(name -> services.keySet().stream().anyMatch(type -> type.getName().equals(name)));
    }

    /** Registers a service, in place of an earlier one of that type. */
    public <T> void register(Class<T> type, T service) {
        modules.registered(Set.of(type.getName()), type.getName());
        services.put(type, service);
        changed(type);
    }

    /** A module is removed: its service is unregistered for good. */
    public void remove(Class<?> type) {
        services.remove(type);
        changed(type);
    }

    /** A module's replacement begins: it is parked, and its service is unregistered. */
    public void beginReplacement(Class<?> type) {
        modules.park(type.getName());
        remove(type);
    }

    /** The replacement ends with another version. */
    public <T> void endReplacement(Class<T> type, T service) {
        register(type, service);
        modules.release(type.getName());
    }

    /** The replacement ends without the module: it was removed. */
    public void endWithout(Class<?> type) {
        modules.release(type.getName());
    }

    private void changed(Class<?> type) {
        List.copyOf(watches.getOrDefault(type, List.of())).forEach(Runnable::run);
    }

    @Override
    public <T> Watch<T> watch(Class<T> type, Runnable changed) {
        List<Runnable> listeners = watches.computeIfAbsent(type, first -> new ArrayList<>());
        listeners.add(changed);
        return new Watch<>() {

            @Override
            public Optional<T> get() {
                return Optional.ofNullable(type.cast(services.get(type)));
            }

            @Override
            public void close() {
                listeners.remove(changed);
            }
        };
    }
}
