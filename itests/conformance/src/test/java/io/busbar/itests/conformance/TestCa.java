package io.busbar.itests.conformance;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A certificate authority of a case's own; keys are EC P-256. */
public final class TestCa {

    private static final String PASSWORD = "secret";
    private static final AtomicLong SERIALS = new AtomicLong(System.nanoTime());

    private final X500Name name;
    private final KeyPair keys = pair();
    private final X509Certificate root;

    public TestCa(String name) {
        this.name = new X500Name("O=Test, CN=" + name);
        root = issue(this.name, keys.getPublic(), true, Duration.ofDays(3650), null);
    }

    /** @param valid of the root, from now; negative for one that has expired */
    public TestCa(String name, Duration valid) {
        this.name = new X500Name("O=Test, CN=" + name);
        root = issue(this.name, keys.getPublic(), true, valid, null);
    }

    /** A new root that is signed by the old one, which it will replace. */
    public TestCa(String name, TestCa old) {
        this.name = new X500Name("O=Test, CN=" + name);
        root = old.issue(this.name, keys.getPublic(), true, Duration.ofDays(3650), null);
    }

    public X509Certificate root() {
        return root;
    }

    public String rootPem() {
        return pem(root);
    }

    /** A CSMS at localhost with a certificate of this authority. */
    public SslContextFactory.Server server() {
        return server("localhost", Duration.ofDays(30));
    }

    /** @param host that the certificate is for @param valid from now; negative for one that has expired */
    public SslContextFactory.Server server(String host, Duration valid) {
        KeyPair own = pair();
        return server(own, issue(new X500Name("O=Test, CN=" + host), own.getPublic(), false, valid, host));
    }

    /** A certificate for localhost that is good only a day from now. */
    public SslContextFactory.Server serverOfTomorrow() {
        KeyPair own = pair();
        Instant tomorrow = Way.current().now().plus(Duration.ofDays(1));
        return server(own, issue(new X500Name("O=Test, CN=localhost"), own.getPublic(), false, tomorrow, tomorrow.plus(Duration.ofDays(30)),
                "localhost"));
    }

    private SslContextFactory.Server server(KeyPair own, X509Certificate certificate) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", own.getPrivate(), PASSWORD.toCharArray(), new X509Certificate[]{certificate, root});
            SslContextFactory.Server tls = new SslContextFactory.Server();
            tls.setSniRequired(false);
            tls.setKeyStore(store);
            tls.setKeyStorePassword(PASSWORD);
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same, which lets in only who shows a certificate of this authority (security profile 3). */
    public SslContextFactory.Server serverForOwnStations() {
        try {
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            trust.setCertificateEntry("root", root);
            SslContextFactory.Server tls = server();
            tls.setTrustStore(trust);
            tls.setNeedClientAuth(true);
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a CA answers to a certificate signing request. @return the certificate in PEM */
    public String sign(String csrPem, Duration valid) {
        return pem(certify(csrPem, valid));
    }

    public X509Certificate certify(String csrPem, Duration valid) {
        try (PEMParser parser = new PEMParser(new StringReader(csrPem))) {
            JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest((PKCS10CertificationRequest) parser.readObject());
            return issue(request.getSubject(), request.getPublicKey(), false, valid, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An own key pair with its certificate, for a station that is delivered with one. */
    public Issued issue(String subject, Duration valid) {
        KeyPair own = pair();
        return new Issued(own, issue(new X500Name(subject), own.getPublic(), false, valid, null));
    }

    public record Issued(KeyPair keys, X509Certificate certificate) {

        public String certificatePem() {
            return pem(certificate);
        }

        /** PKCS#8, which every tool reads. */
        public String keyPem() {
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(keys.getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
        }
    }

    private X509Certificate issue(X500Name subject, PublicKey key, boolean authority, Duration valid, String host) {
        Instant now = Way.current().now();
        return issue(subject, key, authority, now.minus(Duration.ofDays(60)), now.plus(valid), host);
    }

    private X509Certificate issue(X500Name subject, PublicKey key, boolean authority, Instant begin, Instant end, String host) {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(name, BigInteger.valueOf(SERIALS.incrementAndGet()),
                Date.from(begin), Date.from(end), subject, key);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(Extension.keyUsage, true,
                    new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
            if (host != null) {
                builder.addExtension(Extension.subjectAlternativeName, false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (CertIOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String pem(Object what) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(what);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** As a JSON string's content. */
    public static String escaped(String pem) {
        return pem.replace("\n", "\\n");
    }
}
