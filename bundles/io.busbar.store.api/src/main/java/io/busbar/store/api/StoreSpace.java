package io.busbar.store.api;

import org.osgi.annotation.versioning.ProviderType;

/** The collections of one owner. Names are 1 to 50 characters of {@code [a-zA-Z0-9]}. Used on the station loop only. */
@ProviderType
public interface StoreSpace {

    /**
     * A map from string keys (1 to 255 characters) to records.
     *
     * @param type a record of strings, numbers, booleans, enums, {@code Instant}, {@code Duration}, {@code Optional}, lists, string-keyed
     *            maps and further records; a component that a stored row lacks reads as null (or 0, false, empty), one that the record lacks is
     *            skipped
     */
    <V extends Record> StoredMap<V> map(String name, Class<V> type);

    /**
     * A {@link #map} with a lifetime. With {@link Lifetime#THIS_START} it is empty at the first call after the station's start, and what it holds
     * from then on survives replacements of the bundle: for what a next version must take over, and a restart makes void.
     */
    <V extends Record> StoredMap<V> map(String name, Class<V> type, Lifetime lifetime);

    /**
     * A {@link #map} of little that is seldom changed, and that the station cannot do without: the store keeps a second copy of it, and restores it from
     * there when its files are damaged.
     */
    <V extends Record> StoredMap<V> vitalMap(String name, Class<V> type);

    /** A first-in first-out queue of records; {@code type} as for {@link #map}. */
    <V extends Record> StoredQueue<V> queue(String name, Class<V> type);
}
