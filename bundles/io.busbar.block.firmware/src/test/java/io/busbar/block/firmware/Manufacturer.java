package io.busbar.block.firmware;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A manufacturer's keys and certificates. */
final class Manufacturer {

    private static int serial = 1;

    /** A signing key and its certificate. */
    record Signer(KeyPair keys, X509Certificate certificate) {

        String pem() {
            return Manufacturer.pem(certificate);
        }

        /** @param algorithm JCA's name, or RSASSA-PSS with a length of salt: {@code RSASSA-PSS/222} */
        String sign(String algorithm, byte[] content) throws Exception {
            String[] parts = algorithm.split("/");
            Signature signature = Signature.getInstance(parts[0]);
            if (parts.length > 1) {
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, Integer.parseInt(parts[1]), 1));
            }
            signature.initSign(keys.getPrivate());
            signature.update(content);
            return Base64.getEncoder().encodeToString(signature.sign());
        }

        String sign(byte[] content) throws Exception {
            return sign(keys.getPrivate().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA", content);
        }
    }

    final Signer root;
    private final String name;

    Manufacturer(String name) throws Exception {
        this.name = "O=" + name + ",CN=Root";
        KeyPair keys = keys("EC", 256);
        root = new Signer(keys, certificate(this.name, this.name, keys, keys, true, Duration.ofDays(-1000), Duration.ofDays(1000),
                KeyUsage.keyCertSign | KeyUsage.cRLSign));
    }

    /** Long keys take long to make, so the tests share them. */
    private static final Map<String, KeyPair> KNOWN = new HashMap<>();

    static KeyPair keys(String algorithm, int bits) throws Exception {
        String name = algorithm + bits;
        KeyPair known = KNOWN.get(name);
        if (known == null || !algorithm.startsWith("RSA")) {
            known = newKeys(algorithm, bits);
            KNOWN.put(name, known);
        }
        return known;
    }

    static KeyPair newKeys(String algorithm, int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    Signer signer(String algorithm, int bits) throws Exception {
        return signer(algorithm, bits, Duration.ofDays(-1), Duration.ofDays(100));
    }

    Signer signer(String algorithm, int bits, Duration from, Duration to) throws Exception {
        KeyPair keys = keys(algorithm, bits);
        return new Signer(keys, certificate(name, "O=Maker,CN=Firmware", keys, root.keys, false, from, to, KeyUsage.digitalSignature));
    }

    Signer signerFor(int usage) throws Exception {
        KeyPair keys = keys("EC", 256);
        return new Signer(keys,
                certificate(name, "O=Maker,CN=Other", keys, root.keys, false, Duration.ofDays(-1), Duration.ofDays(100), usage));
    }

    /** One that is not issued by the root itself. */
    Signer signerByIntermediate() throws Exception {
        KeyPair middle = keys("EC", 256);
        KeyPair keys = keys("EC", 256);
        return new Signer(keys, certificate("O=Maker,CN=Middle", "O=Maker,CN=Firmware", keys, middle, false, Duration.ofDays(-1),
                Duration.ofDays(100), KeyUsage.digitalSignature));
    }

    /** Times count from the station's start. */
    private static X509Certificate certificate(String issuer, String subject, KeyPair keys, KeyPair issuerKeys, boolean authority,
            Duration from, Duration to, int usage) throws Exception {
        Instant now = Rig.START;
        serial++;
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(new X500Name(issuer), BigInteger.valueOf(serial),
                Date.from(now.plus(from)), Date.from(now.plus(to)), new X500Name(subject), keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate())));
    }

    void installIn(Path folder) throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("maker.pem"), root.pem());
    }

    void revoke(Path folder, Signer signer) throws Exception {
        X509v2CRLBuilder list = new X509v2CRLBuilder(new X500Name(name), Date.from(Rig.START));
        list.addCRLEntry(signer.certificate.getSerialNumber(), Date.from(Rig.START), CRLReason.keyCompromise);
        Files.write(folder.resolve("maker.crl"),
                list.build(new JcaContentSignerBuilder("SHA256withECDSA").build(root.keys.getPrivate())).getEncoded());
    }

    static String pem(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
