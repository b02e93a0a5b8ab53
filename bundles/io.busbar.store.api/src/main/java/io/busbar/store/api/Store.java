package io.busbar.store.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/**
 * The station's durable memory. All methods are called on the station loop and never wait for the disk.
 *
 * <p>
 * A commit that cannot be written (disk full, I/O error) waits, and all later ones behind it, until the disk accepts it: its promise resolves
 * later, nothing is skipped, and the order stays. It is tried again with each commit that is submitted. Meanwhile, and when too much waits for a slow
 * disk, commits are pushed back: they fail with {@link StoreException} and change nothing, unless they only remove elements or are
 * {@linkplain Commit#essential essential}. {@link #condition} says which of this is so.
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

    /** Whether commits become durable now. It costs nothing; any thread. */
    StoreCondition condition();

    /**
     * For who watches {@link #condition} and does not want to ask again and again while nothing is written.
     *
     * @return resolved on the loop with the next commit that is submitted, by whom ever, and at once if one waits for the disk; until then neither the
     *         condition nor {@link #damages} change
     */
    Promise<Void> nextWrite();

    /** What was found damaged since the last call, a line each that names what is lost. On the loop. */
    List<String> damages();

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
