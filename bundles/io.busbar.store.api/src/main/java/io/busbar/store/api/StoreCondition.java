package io.busbar.store.api;

/**
 * Whether the store can make durable what it is given.
 *
 * @param reason why it is not {@link Level#STORING}, and what follows; empty if it is
 */
public record StoreCondition(Level level, String reason) {

    public static final StoreCondition GOOD = new StoreCondition(Level.STORING, "");

    /** From good to bad. */
    public enum Level {
        /** All is well. */
        STORING,
        /** The disk is full; the store lives on the first half of what it has reserved. */
        LOW,
        /**
         * Writes fail, or do not keep up, or the second half of the reserve is in use. What is under way is to be ended in order, and nothing new
         * to begin.
         */
        EXHAUSTED
    }
}
