package io.busbar.update.api;

import java.time.Instant;

/**
 * One update, as it is in the history.
 *
 * @param id counts up from 1, over restarts
 * @param reason in words why it was rolled back or what it waits for; empty when all is well
 * @param gapMillis longest time that a module was away, 0 when none was or the station restarted
 * @param ended null while it is under way
 */
public record UpdateReport(long id, String feature, String version, String who, Outcome outcome, String reason, long gapMillis,
        Instant began,
        Instant ended) {

    /** How far it came. */
    public enum Outcome {
        /** Being staged, swapped or watched. */
        RUNNING,
        /** The station restarts for it, or has and watches. */
        RESTARTING,
        /** In force for good. */
        INSTALLED,
        /** The station runs what it ran before. */
        ROLLED_BACK
    }
}
