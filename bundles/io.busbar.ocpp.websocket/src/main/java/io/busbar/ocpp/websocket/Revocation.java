package io.busbar.ocpp.websocket;

import io.busbar.ocpp.api.spi.ConnectFailedException.Cause;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.Certificate;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Revoked certificates, as far as that is at hand: lists that the station has, and the answer that the server staples. Nothing is fetched. */
final class Revocation {

    private static final Logger LOG = LoggerFactory.getLogger(Revocation.class);

    private final List<X509CRL> lists;

    Revocation(List<X509CRL> lists) {
        this.lists = lists;
    }

    void check(CertPath path, X509Certificate anchor, List<byte[]> staples, Date now) throws GeneralSecurityException {
        X509Certificate issuer = anchor;
        List<? extends Certificate> certificates = path.getCertificates();
        for (int i = certificates.size() - 1; i >= 0; i--) {
            X509Certificate certificate = (X509Certificate) certificates.get(i);
            for (X509CRL list : lists) {
                if (speaksFor(list, issuer) && list.isRevoked(certificate)) {
                    throw revoked(certificate, "by the list of " + list.getThisUpdate().toInstant());
                }
            }
            issuer = certificate;
        }
        if (!staples.isEmpty() && staples.get(0).length > 0) {
            stapled(path, anchor, staples.get(0), now);
        }
    }

    private static boolean speaksFor(X509CRL list, X509Certificate issuer) {
        if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The server's answer for its own certificate counts when the status is revoked; one that is out of date or not signed does not count. */
    private static void stapled(CertPath path, X509Certificate anchor, byte[] response, Date now) throws GeneralSecurityException {
        X509Certificate leaf = (X509Certificate) path.getCertificates().get(0);
        CertPathValidator validator = CertPathValidator.getInstance("PKIX");
        PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOptions(EnumSet.of(PKIXRevocationChecker.Option.ONLY_END_ENTITY, PKIXRevocationChecker.Option.NO_FALLBACK,
                PKIXRevocationChecker.Option.SOFT_FAIL));
        checker.setOcspResponses(Map.of(leaf, response));
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
        parameters.setDate(now);
        parameters.addCertPathChecker(checker);
        try {
            validator.validate(path, parameters);
        } catch (CertPathValidatorException e) {
            if (e.getReason() == BasicReason.REVOKED) {
                throw revoked(leaf, "by the server's own OCSP response");
            }
            // the path was found good before; whoever hides a revocation would staple nothing at all
            LOG.debug("the server's stapled response does not count: {}", e.getMessage());
        }
    }

    private static ServerTrust.Refused revoked(X509Certificate certificate, String how) {
        return new ServerTrust.Refused(Cause.CERTIFICATE_REVOKED,
                "the certificate " + certificate.getSubjectX500Principal() + " of the server was revoked, " + how);
    }
}
