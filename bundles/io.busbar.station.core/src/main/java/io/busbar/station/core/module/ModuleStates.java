package io.busbar.station.core.module;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.module.Neighbour.State;
import io.busbar.update.api.SwapPoint;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.osgi.util.promise.Promise;

/**
 * Knows which modules are starting, being replaced or missing. The update engine parks a module, and those that use its services, before it is
 * stopped and releases them at the end; a module that is updated without the engine is followed by its bundle's events. On the loop.
 */
public final class ModuleStates implements SwapPoint {

    /** Some modules register a service only after they have read files or the store. */
    static final Duration SETTLING = Duration.ofSeconds(3);
    /** For a bundle that was stopped without the engine and whose update does not come to an end. */
    static final Duration LONGEST_RESTART = Duration.ofSeconds(15);

    private final StationLoop loop;
    /** By the service's type: the symbolic names of the bundles that have registered it since the station's start. */
    private final Map<String, Set<String>> providers = new ConcurrentHashMap<>();
    private final Set<String> parked = new HashSet<>();
    private final Map<String, StationLoop.Timer> restarting = new HashMap<>();
    private final Map<String, StationLoop.Timer> settling = new HashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    /** Bundles of which it is known that they stop to be started again, before the loop has heard of it. */
    private final Set<String> announced = ConcurrentHashMap.newKeySet();
    private Predicate<String> installed = symbolicName -> true;
    private volatile Predicate<String> stopsToReturn = symbolicName -> false;
    private boolean starting = true;

    public ModuleStates(StationLoop loop) {
        this.loop = loop;
    }

    /** @param predicate whether a bundle of that symbolic name is installed */
    public void installed(Predicate<String> predicate) {
        installed = predicate;
    }

    /**
     * Sees what no event has reported yet: the listener that takes a bundle's services away may be called before the one that reports the stop.
     *
     * @param predicate whether a bundle of that symbolic name is stopping now, to be started again
     */
    public void stopsToReturn(Predicate<String> predicate) {
        stopsToReturn = predicate;
    }

    /** {@link #stopping} follows on the loop. Any thread. */
    public void announce(String symbolicName) {
        announced.add(symbolicName);
    }

    /** Records who provides services of these types. Any thread. */
    public void registered(Collection<String> types, String symbolicName) {
        types.forEach(type -> providers.computeIfAbsent(type, first -> ConcurrentHashMap.newKeySet()).add(symbolicName));
    }

    /** All installed modules have been started. */
    public void started() {
        starting = false;
        changed();
    }

    @Override
    public Promise<Void> park(String symbolicName) {
        parked.add(symbolicName);
        cancel(settling, symbolicName);
        cancel(restarting, symbolicName);
        changed();
        return loop.resolved(null);
    }

    @Override
    public void release(String symbolicName) {
        if (parked.remove(symbolicName)) {
            settle(symbolicName);
        }
    }

    /** A bundle stops that is to be started again: it is updated or refreshed. */
    public void stopping(String symbolicName) {
        announced.remove(symbolicName);
        if (!parked.contains(symbolicName)) {
            schedule(restarting, symbolicName, LONGEST_RESTART);
        }
    }

    public void restarted(String symbolicName) {
        if (cancel(restarting, symbolicName)) {
            settle(symbolicName);
        }
    }

    /** A bundle was stopped for good or uninstalled. */
    public void removed(String symbolicName) {
        // while it is parked the engine may bring it back
        if (cancel(restarting, symbolicName) | cancel(settling, symbolicName)) {
            changed();
        }
    }

    private void settle(String symbolicName) {
        if (installed.test(symbolicName)) {
            schedule(settling, symbolicName, SETTLING);
        }
        changed();
    }

    private void schedule(Map<String, StationLoop.Timer> timers, String symbolicName, Duration time) {
        cancel(timers, symbolicName);
        timers.put(symbolicName, loop.after(time, () -> {
            timers.remove(symbolicName);
            changed();
        }));
    }

    private static boolean cancel(Map<String, StationLoop.Timer> timers, String symbolicName) {
        StationLoop.Timer timer = timers.remove(symbolicName);
        if (timer != null) {
            timer.cancel();
        }
        return timer != null;
    }

    /** Why a service that is not registered is missing. */
    State whyMissing(String type) {
        if (starting) {
            return State.STARTING;
        }
        return providers.getOrDefault(type, Set.of()).stream().anyMatch(this::isBeingReplaced)
                ? State.BEING_REPLACED
                : State.NOT_INSTALLED;
    }

    private boolean isBeingReplaced(String symbolicName) {
        return parked.contains(symbolicName) || restarting.containsKey(symbolicName) || settling.containsKey(symbolicName)
                || stopsToReturn.test(symbolicName) || announced.contains(symbolicName);
    }

    boolean allPresent() {
        return !starting && parked.isEmpty() && restarting.isEmpty();
    }

    /** @param listener runs on the loop after each change. Any thread */
    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /** Any thread. */
    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
