package io.busbar.security.core;

import io.busbar.security.api.ClockTolerance;
import io.busbar.security.api.CredentialRefusedException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** Certificates as text and back, and what every certificate of the station's world has to be (A00.FR.501 to FR.509). */
final class Certificates {

    private static final int LEAST_RSA_BITS = 2048;
    private static final int LEAST_EC_BITS = 224;

    private Certificates() {}

    static List<X509Certificate> parse(String pem) throws CredentialRefusedException {
        try {
            List<X509Certificate> all = new ArrayList<>();
            CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))
                    .forEach(one -> all.add((X509Certificate) one));
            if (all.isEmpty()) {
                throw new CredentialRefusedException("it is no certificate in PEM");
            }
            return all;
        } catch (CertificateException e) {
            throw new CredentialRefusedException("it is no certificate in PEM: " + e.getMessage(), e);
        }
    }

    static String text(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateException e) {
            throw new IllegalStateException("a certificate that was read cannot be written", e);
        }
    }

    /** What {@link #text(X509Certificate)} made. */
    static X509Certificate certificate(String text) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(text)));
        } catch (CertificateException e) {
            throw new IllegalStateException("a stored certificate cannot be read", e);
        }
    }

    static String text(PublicKey key) {
        return key.getAlgorithm() + " " + Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** What {@link #text(PublicKey)} made. */
    static PublicKey key(String text) {
        String[] parts = text.split(" ");
        try {
            return KeyFactory.getInstance(parts[0]).generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(parts[1])));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored key cannot be read", e);
        }
    }

    /** @param other the station's other clock, see {@link ClockTolerance} */
    static boolean isValid(X509Certificate certificate, Instant now, Optional<Instant> other) {
        Date date = Date.from(ClockTolerance.time(now, other, List.of(certificate)));
        return !date.before(certificate.getNotBefore()) && !date.after(certificate.getNotAfter());
    }

    static boolean isIssuedBy(X509Certificate certificate, X509Certificate issuer) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static boolean isSelfSigned(X509Certificate certificate) {
        return isIssuedBy(certificate, certificate);
    }

    static void checkStrength(X509Certificate certificate) throws CredentialRefusedException {
        PublicKey key = certificate.getPublicKey();
        boolean strong = key instanceof RSAKey rsa && rsa.getModulus().bitLength() >= LEAST_RSA_BITS
                || key instanceof ECKey curve && curve.getParams().getCurve().getField().getFieldSize() >= LEAST_EC_BITS;
        if (!strong) {
            throw new CredentialRefusedException("its key is too short, or of a kind that is not known here");
        }
        String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (signature.startsWith("MD") || signature.startsWith("SHA1")) {
            throw new CredentialRefusedException("it is signed with " + certificate.getSigAlgName());
        }
    }

    /** The first value of an attribute of the subject, e.g. {@code O}; without escapes. */
    static Optional<String> subject(X509Certificate certificate, String attribute) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName()).getRdns().stream()
                    .filter(rdn -> rdn.getType().equalsIgnoreCase(attribute)).map(rdn -> String.valueOf(rdn.getValue())).findFirst();
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }
}
