package io.busbar.station.api.loop;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** The wall clock's rudder. On the loop. */
@ProviderType
public interface StationClock {

    /** Whether the time was set by a source since the start, or the platform's clock can be believed (not before the build date). */
    boolean trusted();

    /**
     * The time told by a source. Obeyed when the source is the first available of ClockCtrlr.TimeSource; differences below one second are
     * ignored. A change becomes a {@code ClockChanged} event, and timers set with {@code at} follow.
     *
     * @param source a value of ClockCtrlr.TimeSource, e.g. {@code Heartbeat}
     */
    void told(Instant time, String source);
}
