package io.busbar.station.core.evse;

import io.busbar.station.core.loop.LoopFacade;
import java.time.Duration;

/** How many warnings about one driver are logged: a driver that is wrong is often wrong a thousand times a second. On the loop. */
final class LogLimit {

    static final int BURST = 10;
    static final Duration PERIOD = Duration.ofMinutes(10);

    private final LoopFacade loop;
    private Duration begin;
    private int logged;

    LogLimit(LoopFacade loop) {
        this.loop = loop;
        begin = loop.uptime();
    }

    /** Whether the warning that is due now may be logged. */
    boolean mayLog() {
        Duration now = loop.uptime();
        if (now.minus(begin).compareTo(PERIOD) >= 0) {
            begin = now;
            logged = 0;
        }
        if (logged >= BURST) {
            return false;
        }
        logged++;
        return true;
    }
}
