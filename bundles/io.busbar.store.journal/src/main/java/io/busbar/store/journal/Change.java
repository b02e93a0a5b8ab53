package io.busbar.store.journal;

import io.busbar.store.journal.row.ByteWriter;

/** One change of one collection, on its way from a commit to the disk. On the loop. */
interface Change {

    /** Null for a change of the journal itself. */
    CollectionState collection();

    /** Schema number of the row it writes; 0 if it writes none, or one that the journal has already. */
    default int schema() {
        return 0;
    }

    /** Whether it only removes one element. */
    default boolean isRemoval() {
        return false;
    }

    /** Shows the change to readers. */
    void apply();

    /** Writes the change behind what was applied before. */
    void write(ByteWriter out);

    /**
     * The change is in the journal.
     *
     * @param base place of the first byte of what {@link #write} wrote to
     */
    default void durable(long base) {}
}
