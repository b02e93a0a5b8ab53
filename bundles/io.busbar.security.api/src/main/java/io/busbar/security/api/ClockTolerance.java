package io.busbar.security.api;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * At which time certificates are judged: the station's, but for one that was issued this moment by a clock that is a little ahead. Only the beginning
 * of validity is treated so; an end is an end.
 */
public final class ClockTolerance {

    /** How far the station's clock may be behind the issuer's. */
    public static final Duration BEHIND = Duration.ofMinutes(1);

    private ClockTolerance() {}

    /**
     * The time to judge by.
     *
     * @param now the station's
     * @return the latest beginning of these certificates' validity that is not further ahead than {@link #BEHIND}; otherwise {@code now}
     */
    public static Instant time(Instant now, Collection<X509Certificate> certificates) {
        Instant most = now.plus(BEHIND);
        return certificates.stream().map(certificate -> certificate.getNotBefore().toInstant())
                .filter(begin -> begin.isAfter(now) && !begin.isAfter(most)).max(Instant::compareTo).orElse(now);
    }

    /**
     * The time to judge by, for a station that has two clocks and cannot know which of them is right: the wall clock, but where a certificate is out
     * of its time by that and none is by the other clock, the other one.
     *
     * @param now the wall clock
     * @param other the station's other clock, where only the CSMS has set the wall clock
     */
    public static Instant time(Instant now, Optional<Instant> other, Collection<X509Certificate> certificates) {
        Instant wall = time(now, certificates);
        if (other.isEmpty() || inTime(wall, certificates)) {
            return wall;
        }
        return other.map(instant -> time(instant, certificates)).filter(instant -> inTime(instant, certificates)).orElse(wall);
    }

    private static boolean inTime(Instant at, Collection<X509Certificate> certificates) {
        return certificates.stream().noneMatch(certificate -> at.isBefore(certificate.getNotBefore().toInstant())
                || at.isAfter(certificate.getNotAfter().toInstant()));
    }
}
