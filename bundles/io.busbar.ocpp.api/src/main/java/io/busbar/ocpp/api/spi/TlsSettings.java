package io.busbar.ocpp.api.spi;

import io.busbar.security.api.ClientIdentity;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How TLS is done for one connection (security profiles 2 and 3).
 *
 * @param trustedRoots that the server's certificate must lead to; empty for those of the Java platform
 * @param identity what the station shows of itself (profile 3, A00.FR.402); empty for nothing
 * @param revocationLists lists that are at hand; beside them a revocation that the server itself staples to its certificate counts
 * @param wildcards whether a certificate for {@code *.example.com} is taken for a host of that domain (AllowCSMSTLSWildcards)
 * @param now the station's wall clock, at which certificates have to be valid; empty for the platform's
 * @param otherNow another clock of the station's, at which they may be valid instead, when only the CSMS has set the wall clock
 */
public record TlsSettings(List<X509Certificate> trustedRoots, Optional<ClientIdentity> identity, List<X509CRL> revocationLists,
        boolean wildcards, Optional<Instant> now, Optional<Instant> otherNow) {

    /** The platform's roots, nothing of the station's own. */
    public static final TlsSettings PLATFORM = new TlsSettings(List.of(), Optional.empty(), List.of(), false, Optional.empty());

    public TlsSettings(List<X509Certificate> trustedRoots, Optional<ClientIdentity> identity, List<X509CRL> revocationLists,
            boolean wildcards, Optional<Instant> now) {
        this(trustedRoots, identity, revocationLists, wildcards, now, Optional.empty());
    }

    public TlsSettings {
        trustedRoots = List.copyOf(trustedRoots);
        revocationLists = List.copyOf(revocationLists);
    }

    public static TlsSettings trusting(List<X509Certificate> roots) {
        return new TlsSettings(roots, Optional.empty(), List.of(), false, Optional.empty());
    }
}
