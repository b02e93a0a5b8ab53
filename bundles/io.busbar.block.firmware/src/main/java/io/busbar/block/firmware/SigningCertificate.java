package io.busbar.block.firmware;

import io.busbar.security.api.ClockTolerance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CRL;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks a firmware signing certificate against the manufacturer's roots (L01.FR.12, L01.FR.21): issued by one of them without an intermediate,
 * valid now, not on its revocation list, with a key that is long enough (A00.FR.502, A00.FR.503) and may sign.
 */
final class SigningCertificate {

    private static final int LEAST_RSA_BITS = 2048;
    private static final int LEAST_EC_BITS = 224;
    private static final int DIGITAL_SIGNATURE = 0;

    private static final Logger LOG = LoggerFactory.getLogger(SigningCertificate.class);

    /** What is to be thought of a certificate. */
    sealed interface Verdict {

        record Trusted(X509Certificate certificate) implements Verdict {}

        record Invalid(String why) implements Verdict {}

        record Revoked(String why) implements Verdict {}
    }

    private final Path folder;
    private final Supplier<Optional<List<X509Certificate>>> installed;
    private volatile List<String> damaged = List.of();

    /**
     * @param folder of the manufacturer's revocation lists, and of its roots (PEM or DER) for a station that keeps none; looked at each time
     * @param installed the roots that the station keeps, if it does; asked on the loop
     */
    SigningCertificate(Path folder, Supplier<Optional<List<X509Certificate>>> installed) {
        this.folder = folder;
        this.installed = installed;
    }

    /**
     * A check against what is trusted now. On the loop; what it gives is to run elsewhere.
     *
     * @param other the station's other clock, see {@link ClockTolerance}
     */
    Callable<Verdict> check(String pem, Instant now, Optional<Instant> other) {
        Optional<List<X509Certificate>> trusted = installed.get();
        return () -> check(pem, now, other, trusted);
    }

    private Verdict check(String pem, Instant time, Optional<Instant> other, Optional<List<X509Certificate>> trusted) throws IOException {
        Instant now;
        X509Certificate certificate;
        List<X509Certificate> roots = new ArrayList<>();
        List<X509CRL> lists = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            try {
                certificate = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
                now = ClockTolerance.time(time, other, List.of(certificate));
                certificate.checkValidity(Date.from(now));
            } catch (CertificateException e) {
                return new Verdict.Invalid("no valid certificate: " + e.getMessage());
            }
            damaged = read(factory, roots, lists);
        } catch (GeneralSecurityException e) {
            throw new IOException("no certificates can be read here: " + e.getMessage(), e);
        }
        if (trusted.isPresent()) {
            roots.clear();
            roots.addAll(trusted.get());
        }
        if (roots.isEmpty()) {
            return new Verdict.Invalid("this station has no manufacturer's root certificate");
        }
        return judge(certificate, roots, lists, now);
    }

    /** The good files count. @return what is wrong with the others */
    private List<String> read(CertificateFactory factory, List<X509Certificate> roots, List<X509CRL> lists) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        List<String> bad = new ArrayList<>();
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                if (file.toString().endsWith(".crl")) {
                    for (CRL list : factory.generateCRLs(in)) {
                        lists.add((X509CRL) list);
                    }
                } else if (file.toString().matches(".+\\.(pem|crt|cer|der)")) {
                    factory.generateCertificates(in).forEach(root -> roots.add((X509Certificate) root));
                }
            } catch (IOException | GeneralSecurityException e) {
                LOG.warn("{} is left out of the manufacturer's certificates: {}", file, e.getMessage());
                bad.add(file + " in the folder of the manufacturer's certificates cannot be read and is left out: " + e.getMessage());
            }
        }
        return List.copyOf(bad);
    }

    /** What is wrong with files of the folder, as of the last check. On any thread. */
    List<String> damaged() {
        return damaged;
    }

    /** A look at the files without a certificate, for {@link #damaged}. For a worker. */
    Void inspect() throws IOException, GeneralSecurityException {
        damaged = read(CertificateFactory.getInstance("X.509"), new ArrayList<>(), new ArrayList<>());
        return null;
    }

    private static Verdict judge(X509Certificate certificate, List<X509Certificate> roots, List<X509CRL> lists, Instant now) {
        X509Certificate root;
        try {
            Set<TrustAnchor> anchors = new HashSet<>();
            roots.forEach(trusted -> anchors.add(new TrustAnchor(trusted, null)));
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setDate(Date.from(now));
            // by the manufacturer's lists, below
            parameters.setRevocationEnabled(false);
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            root = ((PKIXCertPathValidatorResult) CertPathValidator.getInstance("PKIX")
                    .validate(factory.generateCertPath(List.of(certificate)), parameters)).getTrustAnchor().getTrustedCert();
        } catch (CertPathValidatorException e) {
            return new Verdict.Invalid("not issued by a manufacturer's root of this station: " + e.getMessage());
        } catch (GeneralSecurityException e) {
            return new Verdict.Invalid("it cannot be checked: " + e.getMessage());
        }
        if (lists.stream().anyMatch(list -> isOf(list, root) && list.isRevoked(certificate))) {
            return new Verdict.Revoked("its serial number is on the manufacturer's revocation list");
        }
        boolean[] usage = certificate.getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE]) {
            return new Verdict.Invalid("its key is not for signatures");
        }
        return longEnough(certificate.getPublicKey())
                ? new Verdict.Trusted(certificate)
                : new Verdict.Invalid("its key is too short, or of a kind that is not known here");
    }

    private static boolean isOf(X509CRL list, X509Certificate root) {
        try {
            list.verify(root.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean longEnough(PublicKey key) {
        return key instanceof RSAKey rsa && rsa.getModulus().bitLength() >= LEAST_RSA_BITS
                || key instanceof ECKey curve && curve.getParams().getCurve().getField().getFieldSize() >= LEAST_EC_BITS;
    }
}
