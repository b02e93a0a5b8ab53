package io.busbar.transfer.core;

import java.time.Duration;

/**
 * How slow a transfer may be before it is given up; all of it in the station's uptime.
 *
 * @param silence a connection on which nothing moves for this long, at most twice, is broken; positive
 * @param leastBytesPerSecond what has to come or be sent on average over each {@link #window}; 0 for no such limit
 * @param window positive
 * @param longest for one try, from its beginning to its end, whatever moves; positive
 */
public record Pace(Duration silence, int leastBytesPerSecond, Duration window, Duration longest) {

    public Pace {
        if (silence.toMillis() < 1 || leastBytesPerSecond < 0 || window.toMillis() < 1 || longest.toMillis() < 1) {
            throw new IllegalArgumentException("a time of 1 or more, and 0 or more bytes per second are needed");
        }
    }
}
