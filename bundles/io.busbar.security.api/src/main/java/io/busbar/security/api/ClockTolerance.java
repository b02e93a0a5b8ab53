package io.busbar.security.api;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

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
}
