package io.busbar.station.core.evse;

import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import org.osgi.util.promise.Promise;

/** What the CSMS has operative, durable (G01.FR.02, G03.FR.08, G04.FR.09). Everything is operative until it was said otherwise. */
final class OperativeStates {

    record StoredOperative(boolean operative) {}

    private final Store store;
    private final StoredMap<StoredOperative> states;

    OperativeStates(Store store, StoreSpace space) {
        this.store = store;
        states = space.vitalMap("operative", StoredOperative.class);
    }

    static String keyOf(int evseId) {
        return "evse." + evseId;
    }

    static String keyOf(int evseId, int connectorId) {
        return "connector." + evseId + "." + connectorId;
    }

    boolean get(String key) {
        return states.get(key).map(StoredOperative::operative).orElse(true);
    }

    /** @param then what follows from it, once it is durable */
    Promise<Void> set(String key, boolean operative, Runnable then) {
        Commit commit = store.begin();
        states.put(commit, key, new StoredOperative(operative));
        return commit.submit().thenAccept(durable -> then.run());
    }
}
