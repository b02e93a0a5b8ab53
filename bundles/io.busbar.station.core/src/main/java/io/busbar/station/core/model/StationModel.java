package io.busbar.station.core.model;

import io.busbar.station.api.event.StationEvent.VariableChanged;
import io.busbar.station.api.event.StationEvents;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableId;
import io.busbar.station.api.model.VariableSpec;
import io.busbar.station.api.model.Variables;
import io.busbar.station.core.loop.Loop;
import io.busbar.station.core.loop.LoopFacade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.osgi.util.promise.Promise;

/**
 * All declared variables, by id. Declaring and withdrawing may happen on any thread (bundles come and go on the framework's), the rest on
 * the loop.
 */
public final class StationModel implements Variables {

    private static final Comparator<VariableId> ORDER = Comparator
            .comparing((VariableId id) -> id.component().name(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(id -> id.component().instance().orElse(""), String.CASE_INSENSITIVE_ORDER)
            .thenComparingInt(id -> id.component().evseId().orElse(0)).thenComparingInt(id -> id.component().connectorId().orElse(0))
            .thenComparing(VariableId::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(id -> id.instance().orElse(""), String.CASE_INSENSITIVE_ORDER);

    private final Loop loop;
    private final LoopFacade tasks;
    private final StationEvents events;
    private final VariableMemory memory;
    private final Map<VariableId, DeclaredVariable<?>> declared = new ConcurrentHashMap<>();
    private final Map<ComponentId, Integer> variablesOf = new ConcurrentHashMap<>();
    private final Set<String> parked = ConcurrentHashMap.newKeySet();
    private final Set<VariableId> orphans = ConcurrentHashMap.newKeySet();
    private final AtomicLong version = new AtomicLong();
    private volatile Sorted sorted = new Sorted(0, List.of());

    /** All variables in order, as of a version of {@link #declared}. */
    private record Sorted(long version, List<DeclaredVariable<?>> variables) {}

    public StationModel(Loop loop, LoopFacade tasks, StationEvents events, Store store, StoreSpace space,
            Map<String, String> configuration) {
        this.loop = loop;
        this.tasks = tasks;
        this.events = events;
        memory = new VariableMemory(store, space, configuration);
    }

    /** The device model in the hands of one owner. */
    public ModelFacade facade(String owner) {
        return new ModelFacade(this, owner);
    }

    VariableMemory memory() {
        return memory;
    }

    LoopFacade loop() {
        return tasks;
    }

    <T> Variable<T> declare(String owner, ComponentId component, VariableSpec<T> spec) {
        VariableId id = new VariableId(component, spec.name(), spec.instance());
        DeclaredVariable<T> variable = new DeclaredVariable<>(this, owner, id, spec);
        declared.compute(id, (key, there) -> {
            if (there == null) {
                variablesOf.merge(component, 1, Integer::sum);
            } else if (there.owner().equals(owner)) {
                there.withdraw();
            } else {
                throw new IllegalStateException(id + " is declared by " + there.owner());
            }
            return variable;
        });
        orphans.remove(id);
        version.incrementAndGet();
        return variable;
    }

    /** From now on the owner's variables stay when they are withdrawn: its next version will declare them. */
    public void park(String owner) {
        parked.add(owner);
    }

    /** What was withdrawn meanwhile, and not declared again, goes. */
    public void release(String owner) {
        parked.remove(owner);
        List.copyOf(orphans).stream().filter(id -> declared.get(id).owner().equals(owner)).filter(orphans::remove)
                .forEach(id -> withdraw(owner, id));
    }

    void withdraw(String owner, VariableId id) {
        if (parked.contains(owner)) {
            orphans.add(id);
            return;
        }
        declared.computeIfPresent(id, (key, there) -> {
            if (!there.owner().equals(owner)) {
                return there;
            }
            there.withdraw();
            variablesOf.computeIfPresent(id.component(), (component, count) -> count == 1 ? null : count - 1);
            return null;
        });
        version.incrementAndGet();
    }

    /**
     * Configured values that have no effect, and why, by the names in the configuration. Any thread.
     *
     * @param complete whether all modules are there, so that a name which nobody declares is a mistake
     */
    public Map<String, String> unusedConfiguration(boolean complete) {
        return memory.unused(complete
                ? Optional.of(declared.keySet().stream().map(id -> VariableMemory.key(id.toString())).collect(Collectors.toSet()))
                : Optional.empty());
    }

    void changed(VariableId id, Optional<String> value) {
        events.publish(new VariableChanged(tasks.now(), id, value));
    }

    void failed(String owner, Throwable failure) {
        loop.failed(owner, failure);
    }

    @Override
    public boolean exists(ComponentId component) {
        return variablesOf.containsKey(component);
    }

    @Override
    public Optional<Reading> read(VariableId id) {
        DeclaredVariable<?> variable = declared.get(id);
        return variable == null ? Optional.empty() : Optional.of(variable.reading());
    }

    @Override
    public Promise<WriteResult> write(VariableId id, String value) {
        DeclaredVariable<?> variable = declared.get(id);
        if (variable == null) {
            return tasks.resolved(exists(id.component()) ? new WriteResult.UnknownVariable() : new WriteResult.UnknownComponent());
        }
        return variable.write(value);
    }

    @Override
    public Collection<Reading> all() {
        long now = version.get();
        if (sorted.version() != now) {
            List<DeclaredVariable<?>> inOrder = new ArrayList<>(declared.values());
            inOrder.sort(Comparator.comparing(DeclaredVariable::id, ORDER));
            sorted = new Sorted(now, inOrder);
        }
        return sorted.variables().stream().map(DeclaredVariable::reading).toList();
    }
}
