package io.busbar.store.api;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.osgi.annotation.versioning.ProviderType;

/** A durable map. Reads see every submitted commit at once, durable or not, and cost microseconds. Used on the station loop only. */
@ProviderType
public interface StoredMap<V extends Record> {

    Optional<V> get(String key);

    /** A snapshot, in key order. */
    Set<String> keys();

    int size();

    /** Visits a snapshot in key order. */
    void forEach(BiConsumer<String, V> visitor);

    void put(Commit commit, String key, V value);

    /** Removes the key if it is there. */
    void remove(Commit commit, String key);

    void clear(Commit commit);
}
