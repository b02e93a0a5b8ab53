package io.busbar.station.api.loop;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Adjusts the station's wall clock. On the loop. */
@ProviderType
public interface StationClock {

    /** Whether the time was set by a source since the start, or the platform's clock can be believed (not before the build date). */
    boolean trusted();

    /**
     * What another clock of the station says, when only the CSMS has set the time: the platform's, or the one that ran since the start. What was
     * valid by it may be accepted, so that a wrong time of the CSMS does not lock the station out. Empty when there is no other.
     */
    Optional<Instant> otherTime();

    /** Whether the CSMS has reported a time far from the station's, which its next answer should confirm soon. */
    boolean awaitsConfirmation();

    /**
     * The time reported by a source. A time before this software was written, or decades after, is ignored; one that is more than a day from a
     * time that is known is accepted when a second answer confirms it. Obeyed when the source is the first available of ClockCtrlr.TimeSource; differences below one second are
     * ignored. A change becomes a {@code ClockChanged} event, and timers set with {@code at} follow.
     *
     * @param source a value of ClockCtrlr.TimeSource, e.g. {@code Heartbeat}
     */
    void timeReceived(Instant time, String source);
}
