package io.busbar.store.api;

import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/**
 * The station's durable memory. All methods are called on the station loop and never wait for the disk.
 *
 * <p>
 * The store fails stop: once a write could not be made durable (disk full, I/O error), that commit and all later ones fail with
 * {@link StoreException} until the station starts again from what is durable, so that nothing is built on a change that may be lost.
 */
@ProviderType
public interface Store {

    /**
     * Opens the space of one owner, making it on first use. A space is open once at a time; opening it again (the owner's next version)
     * closes the earlier handle.
     *
     * @param owner stable name, by custom the bundle's symbolic name; 1 to 100 characters of {@code [a-z0-9.]}
     * @param schema number of the owner's data layout, from 1; raised when {@link SchemaUpgrade} is needed to read older rows
     * @param upgrade how rows written with a lower schema number are read
     * @throws StoreException when the space was written with a higher schema number than {@code schema}, and no copy of before is there
     */
    StoreSpace open(String owner, int schema, SchemaUpgrade upgrade);

    /** A new, empty set of changes; it may span spaces. */
    Commit begin();

    /**
     * Keeps a copy of what the maps of an owner's space hold now, in place of an earlier one: before the owner's next version opens it. A version
     * that opens a space whose schema is too high for it gets the copy back. Queues are not copied.
     *
     * @return resolved when durable
     */
    Promise<Void> keep(String owner);

    /** Puts the copy in place of what the maps hold now, if there is one, and closes the handles to the space. @return resolved when durable */
    Promise<Void> restore(String owner);
}
