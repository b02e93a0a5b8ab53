package io.busbar.station.core.loop;

import java.time.Duration;
import java.util.Map;

/**
 * What the health checks ask of the loop.
 *
 * @param tasks run since the start
 * @param longestWait of a task between its giving and its running
 * @param longestTask run time of the longest task
 * @param longestTaskOf the bundle that gave it; empty before the first task
 * @param errors uncaught exceptions, by bundle
 */
public record LoopHealth(long tasks, Duration longestWait, Duration longestTask, String longestTaskOf, Map<String, Long> errors) {

    public LoopHealth {
        errors = Map.copyOf(errors);
    }
}
