package io.busbar.station.core.clock;

import java.time.Duration;
import java.time.Instant;

/** Which times can be right. */
final class TimeWindow {

    /** No clock that shows an earlier time can be right: this software was not written then. */
    static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");
    /** No charger of today charges then; timers and intervals counted from a time before it stay within what OCPP can report. */
    static final Instant LATEST = Instant.parse("2056-01-01T00:00:00Z");
    /** A clock that runs is not wrong by more. */
    static final Duration JUMP = Duration.ofDays(1);

    /** A station without a clock of its own may have been off so long that the first answer is accepted. */
    static final Duration LONGEST_OFF = Duration.ofDays(365);

    private static final Instant FIRST_REPORTABLE = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST_REPORTABLE = Instant.parse("9990-01-01T00:00:00Z");

    private TimeWindow() {}

    static boolean contains(Instant time) {
        return !time.isBefore(EARLIEST) && time.isBefore(LATEST);
    }

    /** Whether a message can carry it, right or not. */
    static boolean canBeReported(Instant time) {
        return !time.isBefore(FIRST_REPORTABLE) && time.isBefore(LAST_REPORTABLE);
    }
}
