package io.busbar.store.api;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A durable queue. Every element has an index that is never given twice, also after a restart, and grows in order of
 * {@link #append}. Reads see every submitted commit at once. Elements are read from the disk on demand, so a long queue costs no memory.
 * Used on the station loop only.
 */
@ProviderType
public interface StoredQueue<V extends Record> {

    /** One element and its place. */
    record Entry<V extends Record>(long index, V value) {}

    /** Adds at the end. @return the new element's index */
    long append(Commit commit, V value);

    /** Replaces an element in place; no effect if it was removed. */
    void replace(Commit commit, long index, V value);

    /** Removes an element wherever it stands; no effect if it was removed. */
    void remove(Commit commit, long index);

    /** The first element; one that the disk does not give back any more is removed and among the {@link Store#damages}. */
    Optional<Entry<V>> head();

    /** The first element with an index greater than {@code index}. */
    Optional<Entry<V>> after(long index);

    int size();
}
