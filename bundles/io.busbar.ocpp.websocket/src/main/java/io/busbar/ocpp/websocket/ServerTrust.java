package io.busbar.ocpp.websocket;

import io.busbar.ocpp.api.spi.ConnectFailedException.Cause;
import io.busbar.ocpp.api.spi.TlsSettings;
import io.busbar.security.api.ClockTolerance;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges the CSMS's certificate: time, strength, path to a root, purpose, host name, revocation (A00.FR.308 to FR.311). One connection at a time. */
final class ServerTrust extends X509ExtendedTrustManager {

    private static final Logger LOG = LoggerFactory.getLogger(ServerTrust.class);

    /** The verdict; it reaches the caller as the cause of the failed handshake. */
    static final class Refused extends CertificateException {

        private static final long serialVersionUID = 1L;

        private final Cause reason;

        Refused(Cause reason, String message) {
            super(message);
            this.reason = reason;
        }

        Refused(Cause reason, String message, Throwable cause) {
            super(message, cause);
            this.reason = reason;
        }

        Cause reason() {
            return reason;
        }
    }

    private final List<X509Certificate> roots;
    private final Revocation revocation;
    private final boolean wildcards;
    private volatile String host = "";
    private volatile Date now = new Date(0);
    private volatile Optional<Date> other = Optional.empty();
    private volatile boolean judged;
    private volatile X509Certificate root;

    ServerTrust(TlsSettings settings) throws GeneralSecurityException {
        roots = settings.trustedRoots().isEmpty() ? platformRoots() : settings.trustedRoots();
        revocation = new Revocation(settings.revocationLists());
        wildcards = settings.wildcards();
    }

    private static List<X509Certificate> platformRoots() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        List<X509Certificate> found = new ArrayList<>();
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager platform) {
                found.addAll(List.of(platform.getAcceptedIssuers()));
            }
        }
        return found;
    }

    /** Who is expected at the next connection, and what time it is. */
    void expect(String hostName, Date time, Optional<Date> otherTime) {
        host = hostName;
        now = time;
        other = otherTime;
        judged = false;
        root = null;
    }

    /** Whether the server got as far as to show its certificate. */
    boolean judged() {
        return judged;
    }

    /** The root that the last good certificate led to. */
    Optional<X509Certificate> root() {
        return Optional.ofNullable(root);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        List<byte[]> staples = engine.getHandshakeSession() instanceof ExtendedSSLSession session
                ? session.getStatusResponses()
                : List.of();
        judge(List.of(chain), staples);
    }

    /** By the station's clock, and where a certificate is out of its time by that, by the other one. */
    private void judge(List<X509Certificate> chain, List<byte[]> staples) throws CertificateException {
        Date wall = now;
        try {
            judgeNow(chain, staples);
        } catch (Refused e) {
            if (e.reason() != Cause.CERTIFICATE_EXPIRED || other.isEmpty()) {
                throw e;
            }
            now = other.get();
            try {
                judgeNow(chain, staples);
                LOG.warn("{}; it is accepted by another clock of the station, at {}", e.getMessage(), other.get().toInstant());
            } catch (Refused again) {
                throw again.reason() == Cause.CERTIFICATE_EXPIRED ? e : again;
            } finally {
                now = wall;
            }
        }
    }

    private void judgeNow(List<X509Certificate> chain, List<byte[]> staples) throws CertificateException {
        judged = true;
        X509Certificate leaf = chain.get(0);
        Strength.check(chain);
        now = Date.from(ClockTolerance.time(now.toInstant(), Stream.concat(chain.stream(), roots.stream()).toList()));
        inTime(leaf, "the server's certificate");
        try {
            X509Certificate found = lead(chain, staples);
            Purpose.check(leaf);
            if (!HostNames.fits(leaf, host, wildcards)) {
                throw new Refused(Cause.CERTIFICATE_HOST,
                        "the server's certificate is for " + HostNames.of(leaf) + ", not for " + host
                                + "; check the address and the certificate");
            }
            root = found;
        } catch (GeneralSecurityException e) {
            throw e instanceof Refused refused
                    ? refused
                    : new Refused(Cause.CERTIFICATE_UNTRUSTED, "the server's certificate: " + e.getMessage(), e);
        }
    }

    private X509Certificate lead(List<X509Certificate> chain, List<byte[]> staples) throws GeneralSecurityException {
        X509Certificate leaf = chain.get(0);
        if (roots.contains(leaf)) {
            return leaf;
        }
        PKIXCertPathBuilderResult built = build(chain);
        X509Certificate anchor = built.getTrustAnchor().getTrustedCert();
        inTime(anchor, "the root certificate");
        CertPath path = built.getCertPath();
        revocation.check(path, anchor, staples, now);
        return anchor;
    }

    private PKIXCertPathBuilderResult build(List<X509Certificate> chain) throws GeneralSecurityException {
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(chain.get(0));
        Set<TrustAnchor> anchors = roots.stream().map(trusted -> new TrustAnchor(trusted, null)).collect(Collectors.toSet());
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
        parameters.setDate(now);
        parameters.setRevocationEnabled(false);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
        try {
            return (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
        } catch (CertPathBuilderException e) {
            for (X509Certificate intermediate : chain) {
                inTime(intermediate, "the issuer's certificate");
            }
            throw new Refused(Cause.CERTIFICATE_UNTRUSTED,
                    "the server's certificate, issued by " + chain.get(chain.size() - 1).getIssuerX500Principal()
                            + ", leads to none of the " + roots.size() + " trusted roots; install the CSMS's root certificate",
                    e);
        }
    }

    private void inTime(X509Certificate certificate, String which) throws Refused {
        String name = which + " (" + certificate.getSubjectX500Principal() + ")";
        if (now.after(certificate.getNotAfter())) {
            throw new Refused(Cause.CERTIFICATE_EXPIRED, name + " expired at " + certificate.getNotAfter().toInstant());
        }
        if (now.before(certificate.getNotBefore())) {
            throw new Refused(Cause.CERTIFICATE_EXPIRED, name + " is valid only from " + certificate.getNotBefore().toInstant()
                    + " on, and the station's clock says " + now.toInstant().truncatedTo(ChronoUnit.DAYS));
        }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        judge(List.of(chain), List.of());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        judge(List.of(chain), List.of());
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        checkClientTrusted(chain, authType);
    }
}
