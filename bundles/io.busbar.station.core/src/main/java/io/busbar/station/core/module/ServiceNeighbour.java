package io.busbar.station.core.module;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.module.Neighbour;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/** One service type for one asking bundle, and the work that waits for it. On the loop. */
final class ServiceNeighbour<T> implements Neighbour<T> {

    private final StationLoop loop;
    private final ModuleStates modules;
    private final String type;
    private final ServiceSource.Watch<T> watch;
    private final Queue<Waiting<T>> waiting = new ArrayDeque<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private Optional<T> lastService = Optional.empty();
    private Optional<State> lastState = Optional.empty();

    private record Waiting<T>(Consumer<? super T> work, Runnable whenNotInstalled) {}

    ServiceNeighbour(StationLoop loop, ModuleStates modules, Class<T> type, ServiceSource services) {
        this.loop = loop;
        this.modules = modules;
        this.type = type.getName();
        watch = services.watch(type, () -> loop.execute(this::evaluate));
        // takes the service too: who uses it is parked when it is replaced
        loop.execute(this::evaluate);
    }

    @Override
    public Optional<T> get() {
        return watch.get();
    }

    @Override
    public State state() {
        return get().isPresent() ? State.PRESENT : modules.whyMissing(type);
    }

    @Override
    public void whenPresent(Consumer<? super T> work, Runnable whenNotInstalled) {
        Optional<T> service = get();
        if (!waiting.isEmpty()) {
            waiting.add(new Waiting<>(work, whenNotInstalled));
            evaluate();
        } else if (service.isPresent()) {
            work.accept(service.get());
        } else if (modules.whyMissing(type) == State.NOT_INSTALLED) {
            whenNotInstalled.run();
        } else {
            waiting.add(new Waiting<>(work, whenNotInstalled));
        }
    }

    @Override
    public void onChange(Runnable listener) {
        loop.execute(() -> {
            listeners.add(listener);
            listener.run();
        });
    }

    void evaluate() {
        Optional<T> service = get();
        State state = service.isPresent() ? State.PRESENT : modules.whyMissing(type);
        if (state == State.PRESENT || state == State.NOT_INSTALLED) {
            waiting.forEach(each -> loop.execute(this::runNext));
        }
        if (!lastState.equals(Optional.of(state)) || lastService.orElse(null) != service.orElse(null)) {
            lastService = service;
            lastState = Optional.of(state);
            listeners.forEach(loop::execute);
        }
    }

    /** Checks again: the service may have changed since the task was made. */
    private void runNext() {
        Optional<T> service = get();
        if (waiting.isEmpty() || service.isEmpty() && modules.whyMissing(type) != State.NOT_INSTALLED) {
            return;
        }
        Waiting<T> next = waiting.remove();
        if (service.isPresent()) {
            next.work.accept(service.get());
        } else {
            next.whenNotInstalled.run();
        }
    }

    void close() {
        watch.close();
    }
}
