package io.busbar.station.core.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A time far from the station's, which waits for a second answer that agrees with it. On the loop. */
final class JumpConfirmation {

    /** Answers travel, and clocks of CSMSs differ among its servers. */
    private static final Duration AGREEING = Duration.ofMinutes(1);

    private final int mostQuestions;
    /** When the station was started, by the time that was reported. */
    private Optional<Instant> start = Optional.empty();
    private int questions;

    JumpConfirmation(int mostQuestions) {
        this.mostQuestions = mostQuestions;
    }

    /** @return whether an earlier answer agrees with this one; else this one waits for the next */
    boolean confirms(Instant time, Duration uptime) {
        Instant startedAt = time.minus(uptime);
        boolean agrees = start.filter(earlier -> agree(earlier, startedAt)).isPresent();
        start = Optional.of(startedAt);
        questions++;
        return agrees;
    }

    boolean agree(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(AGREEING) <= 0;
    }

    boolean isOpen() {
        return start.isPresent();
    }

    /** Whether the source should be asked again soon. */
    boolean isWorthAsking() {
        return isOpen() && questions <= mostQuestions;
    }

    void close() {
        start = Optional.empty();
        questions = 0;
    }
}
