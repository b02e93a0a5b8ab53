package io.busbar.security.api;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Credentials towards the CSMS that a newer one has replaced, kept until that has proved itself by a connection. A service of whoever keeps
 * {@link TrustedRoots} and {@link Identities}; the link layer calls it. On the station loop.
 */
@ProviderType
public interface Succession {

    /**
     * The CSMS root before the newest, while it is the fall-back (M05.FR.12). It is not among {@link TrustedRoots#of}, and is trusted only where
     * the station was connected before, not where it migrates to (M05.FR.14 to FR.16).
     */
    Optional<X509Certificate> formerRoot();

    /** The station's certificate before the newest, to fall back to when no CSMS accepts the newest one (A02.FR.28). */
    Optional<ClientIdentity> formerIdentity();

    /**
     * A connection to a CSMS stands. Who keeps the credentials draws the consequences: a newer one that was used has proved itself, and what it
     * replaced is deleted (M05.FR.13, A02.FR.10); a former identity that was used means that the newer one is thrown away (A02.FR.29).
     *
     * @param root that the server's certificate led to; empty without TLS
     * @param own the station's certificate that was shown; empty if none was
     */
    void connected(Optional<X509Certificate> root, Optional<X509Certificate> own);
}
