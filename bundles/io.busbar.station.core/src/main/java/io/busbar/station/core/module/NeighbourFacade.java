package io.busbar.station.core.module;

import io.busbar.station.api.module.Neighbour;
import io.busbar.station.api.module.Neighbours;
import io.busbar.station.core.loop.Loop;
import io.busbar.station.core.loop.LoopFacade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The neighbours of one owner, by custom a bundle; work that waits ends with it. */
public class NeighbourFacade implements Neighbours, AutoCloseable {

    private final LoopFacade tasks;
    private final ModuleStates modules;
    private final ServiceSource services;
    private final Map<Class<?>, ServiceNeighbour<?>> neighbours = new ConcurrentHashMap<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private final Runnable listener = this::evaluate;

    /** Any thread. */
    public NeighbourFacade(Loop loop, String owner, ModuleStates modules, ServiceSource services) {
        tasks = new LoopFacade(loop, owner);
        this.modules = modules;
        this.services = services;
        modules.addListener(listener);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Neighbour<T> of(Class<T> service) {
        return (Neighbour<T>) neighbours.computeIfAbsent(service, type -> new ServiceNeighbour<>(tasks, modules, service, services));
    }

    @Override
    public void whenAllPresent(Runnable work) {
        tasks.execute(() -> {
            if (modules.allPresent()) {
                work.run();
            } else {
                waiting.add(work);
            }
        });
    }

    private void evaluate() {
        neighbours.values().forEach(ServiceNeighbour::evaluate);
        if (modules.allPresent()) {
            List<Runnable> due = List.copyOf(waiting);
            waiting.clear();
            due.forEach(tasks::execute);
        }
    }

    /** Any thread. */
    @Override
    public void close() {
        tasks.close();
        modules.removeListener(listener);
        neighbours.values().forEach(ServiceNeighbour::close);
    }
}
