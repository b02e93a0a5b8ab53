package io.busbar.security.core;

import io.busbar.security.api.ClockTolerance;
import io.busbar.security.api.CredentialRefusedException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A certificate of the station with its issuers, the root apart.
 *
 * @param anchor the root that it leads to
 */
record StationChain(List<X509Certificate> certificates, X509Certificate anchor) {

    private static final int DIGITAL_SIGNATURE = 0;

    /** Whose certificate it must be: the key, and the requested subject. */
    record Expected(PublicKey key, String organization, String commonName) {}

    /** Checks what a CA answered (A02.FR.06). Slow, so not on the loop. */
    static StationChain check(String pem, Expected expected, List<X509Certificate> anchors, Instant now, Optional<Instant> other)
            throws CredentialRefusedException {
        List<X509Certificate> chain = new ArrayList<>(Certificates.parse(pem));
        X509Certificate own = chain.get(0);
        if (!own.getPublicKey().equals(expected.key)) {
            throw new CredentialRefusedException("it is not for the key of the last signing request");
        }
        for (X509Certificate certificate : chain) {
            Certificates.checkStrength(certificate);
        }
        if (!Certificates.isValid(own, now, other)) {
            throw new CredentialRefusedException(
                    "it is valid from " + own.getNotBefore().toInstant() + " to " + own.getNotAfter().toInstant());
        }
        if (!Certificates.subject(own, "O").equals(Optional.of(expected.organization))) {
            throw new CredentialRefusedException("it is not for the organization " + expected.organization);
        }
        if (!Certificates.subject(own, "CN").equals(Optional.of(expected.commonName))) {
            throw new CredentialRefusedException("it is not for " + expected.commonName);
        }
        if (own.getBasicConstraints() >= 0) {
            throw new CredentialRefusedException("it is of an authority");
        }
        boolean[] usage = own.getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE]) {
            throw new CredentialRefusedException("its key is not for signatures");
        }
        if (chain.size() > 1 && Certificates.isSelfSigned(chain.get(chain.size() - 1))) {
            chain.remove(chain.size() - 1);
        }
        return new StationChain(List.copyOf(chain), anchorOf(chain, anchors, ClockTolerance.time(now, other, chain)));
    }

    private static X509Certificate anchorOf(List<X509Certificate> chain, List<X509Certificate> anchors, Instant now)
            throws CredentialRefusedException {
        if (anchors.isEmpty()) {
            throw new CredentialRefusedException("the station has no root certificate that it could lead to");
        }
        try {
            Set<TrustAnchor> trusted = new HashSet<>();
            anchors.forEach(anchor -> trusted.add(new TrustAnchor(anchor, null)));
            PKIXParameters parameters = new PKIXParameters(trusted);
            parameters.setDate(Date.from(now));
            // the CSMS hands it over fresh from the CA
            parameters.setRevocationEnabled(false);
            PKIXCertPathValidatorResult result = (PKIXCertPathValidatorResult) CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
            return result.getTrustAnchor().getTrustedCert();
        } catch (CertPathValidatorException e) {
            throw new CredentialRefusedException("it does not lead to a root certificate of the station: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new CredentialRefusedException("it cannot be checked: " + e.getMessage(), e);
        }
    }
}
