package io.busbar.station.core.model;

import io.busbar.station.api.model.VariableId;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.util.promise.Promise;

/**
 * What variables are remembered to be: as written by the CSMS or the owner, as the configuration file has them. Read from any thread
 * (component constructors declare), written on the loop.
 */
final class VariableMemory {

    /** @param value as text, with OCPP's spelling */
    record StoredValue(String value) {}

    private final Store store;
    private final StoredMap<StoredValue> stored;
    private final Map<String, String> current = new ConcurrentHashMap<>();
    private final Map<String, String> atBoot;
    private final Map<String, Configured> configured = new HashMap<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();

    /** @param name as it is spelled in the configuration */
    private record Configured(String name, String value) {}

    VariableMemory(Store store, StoreSpace space, Map<String, String> configuration) {
        this.store = store;
        stored = space.vitalMap("variables", StoredValue.class);
        stored.forEach((key, value) -> current.put(key, value.value()));
        atBoot = new ConcurrentHashMap<>(current);
        configuration.forEach((id, value) -> configured.put(key(id), new Configured(id, value)));
    }

    /** @param bootOnly whether writes count from the next start on only */
    Optional<String> remembered(VariableId id, boolean bootOnly) {
        return Optional.ofNullable((bootOnly ? atBoot : current).get(key(id.toString())));
    }

    Optional<String> configured(VariableId id) {
        return Optional.ofNullable(configured.get(key(id.toString()))).map(Configured::value);
    }

    /** @param reason why the configured value cannot be used; empty if it can */
    void evaluated(VariableId id, Optional<String> reason) {
        String key = key(id.toString());
        reason.ifPresentOrElse(why -> refusals.put(key, why), () -> refusals.remove(key));
    }

    /**
     * What of the configuration has no effect, and why, by the names in the configuration.
     *
     * @param declared keys of the variables that there are; empty as long as not all are there
     */
    Map<String, String> unused(Optional<Set<String>> declared) {
        Map<String, String> unused = new TreeMap<>();
        configured.forEach((key, value) -> {
            if (declared.isPresent() && !declared.get().contains(key)) {
                unused.put(value.name(), "no module of this station declares this variable");
            } else if (refusals.containsKey(key)) {
                unused.put(value.name(), refusals.get(key));
            }
        });
        return unused;
    }

    /** @param inForce whether the value holds from now on, not from the next start */
    Promise<Void> remember(VariableId id, String value, boolean inForce) {
        String key = key(id.toString());
        current.put(key, value);
        if (inForce) {
            atBoot.put(key, value);
        }
        Commit commit = store.begin();
        stored.put(commit, key, new StoredValue(value));
        return commit.submit();
    }

    static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
