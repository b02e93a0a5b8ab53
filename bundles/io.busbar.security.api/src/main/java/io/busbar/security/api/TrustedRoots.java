package io.busbar.security.api;

import java.security.cert.X509Certificate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/** The root certificates that this station trusts, stored durably. On the station loop, where promises resolve too. */
@ProviderType
public interface TrustedRoots {

    /** @return those installed for a use, oldest first; empty if none is */
    List<X509Certificate> of(TrustUse use);

    /**
     * Trusts one more. One that is there already is not there twice. With SecurityCtrlr.AdditionalRootCertificateCheck a CSMS root replaces the one
     * that signed it (M05.FR.10), which becomes {@link Succession#formerRoot}.
     *
     * @return resolved when it is durable; fails with {@link CredentialRefusedException} when it is no certificate of an authority, neither self-signed nor
     *         issued by one that is trusted for the same, weak, not valid by the station's clock, not signed by the one it replaces, or the limit of
     *         SecurityCtrlr.CertificateEntries is reached
     */
    Promise<Void> install(TrustUse use, X509Certificate root);

    /** @return resolved when it is durably removed; false when it was not there */
    Promise<Boolean> delete(TrustUse use, X509Certificate root);
}
