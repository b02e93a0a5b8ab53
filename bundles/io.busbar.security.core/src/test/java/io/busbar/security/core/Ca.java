package io.busbar.security.core;

import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** An authority; times count from the test station's start. */
final class Ca {

    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static int serial = 1000;

    final X509Certificate certificate;
    private final X500Name name;
    private final KeyPair keys;

    Ca(String name) throws Exception {
        this.name = new X500Name("O=Test, CN=" + name);
        keys = keys("EC", 256);
        certificate = issue(this.name, keys.getPublic(), true, Duration.ofDays(-100), Duration.ofDays(3000), "SHA256withECDSA");
    }

    /** Below another. */
    Ca(String name, Ca above) throws Exception {
        this.name = new X500Name("O=Test, CN=" + name);
        keys = keys("EC", 256);
        certificate = above.issue(this.name, keys.getPublic(), true, Duration.ofDays(-100), Duration.ofDays(3000), "SHA256withECDSA");
    }

    static KeyPair keys(String algorithm, int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    X509Certificate issue(X500Name subject, PublicKey key, boolean authority, Duration from, Duration to, String algorithm)
            throws Exception {
        serial++;
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(name, BigInteger.valueOf(serial), Date.from(START.plus(from)),
                Date.from(START.plus(to)), subject, key);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(Extension.keyUsage, true,
                new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate())));
    }

    static JcaPKCS10CertificationRequest request(String csr) throws Exception {
        try (PEMParser parser = new PEMParser(new StringReader(csr))) {
            return new JcaPKCS10CertificationRequest((PKCS10CertificationRequest) parser.readObject());
        }
    }

    X509Certificate sign(String csr, Duration from, Duration to) throws Exception {
        JcaPKCS10CertificationRequest request = request(csr);
        return issue(request.getSubject(), request.getPublicKey(), false, from, to, "SHA256withECDSA");
    }

    X509Certificate sign(String csr) throws Exception {
        return sign(csr, Duration.ofDays(-1), Duration.ofDays(365));
    }

    static String pem(Object... objects) throws Exception {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            for (Object object : objects) {
                writer.writeObject(object);
            }
        }
        return text.toString();
    }
}
