package io.busbar.block.authorization;

import io.busbar.ocpp.messages.common.HashAlgorithm;
import io.busbar.ocpp.messages.common.OCSPRequestData;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Reads fields of certificates that OCPP needs and Java's classes do not have. */
final class Ocsp {

    private static final String AUTHORITY_INFO_ACCESS = "1.3.6.1.5.5.7.1.1";
    /** 1.3.6.1.5.5.7.48.1 as DER writes it. */
    private static final byte[] OCSP = {0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x01};
    private static final int OBJECT_ID = 0x06;
    private static final int URI = 0x86;
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[]{'\n'});

    private Ocsp() {}

    static Optional<OCSPRequestData> data(X509Certificate certificate, X509Certificate issuer) {
        return responder(certificate).map(url -> OCSPRequestData.builder().hashAlgorithm(HashAlgorithm.SHA256)
                .issuerNameHash(sha256(ByteBuffer.wrap(certificate.getIssuerX500Principal().getEncoded())))
                .issuerKeyHash(sha256(keyBits(issuer))).serialNumber(certificate.getSerialNumber().toString(16)).responderURL(url).build());
    }

    static String pem(List<X509Certificate> chain) {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : chain) {
            try {
                text.append("-----BEGIN CERTIFICATE-----\n").append(PEM.encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            } catch (java.security.cert.CertificateEncodingException e) {
                throw new IllegalArgumentException("a certificate that was read can be written", e);
            }
        }
        return text.toString();
    }

    private static String sha256(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** SubjectPublicKeyInfo is a sequence of the algorithm and a bit string; the hash is over its bits. */
    private static ByteBuffer keyBits(X509Certificate issuer) {
        ByteBuffer info = value(ByteBuffer.wrap(issuer.getPublicKey().getEncoded()));
        value(info);
        ByteBuffer bits = value(info);
        bits.get(); // number of unused bits
        return bits;
    }

    private static Optional<String> responder(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(AUTHORITY_INFO_ACCESS);
        if (extension == null) {
            return Optional.empty();
        }
        ByteBuffer descriptions = value(value(ByteBuffer.wrap(extension)));
        while (descriptions.hasRemaining()) {
            ByteBuffer description = value(descriptions);
            boolean ocsp = description.get(description.position()) == OBJECT_ID && Arrays.equals(bytes(value(description)), OCSP);
            boolean uri = (description.get(description.position()) & 0xff) == URI;
            String location = new String(bytes(value(description)), StandardCharsets.US_ASCII);
            if (ocsp && uri) {
                return Optional.of(location);
            }
        }
        return Optional.empty();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** The value of the next DER element, and the buffer behind it. */
    private static ByteBuffer value(ByteBuffer der) {
        der.get(); // tag
        int length = der.get() & 0xff;
        if (length >= 0x80) {
            int octets = length & 0x7f;
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = length << 8 | der.get() & 0xff;
            }
        }
        ByteBuffer value = der.slice(der.position(), length);
        der.position(der.position() + length);
        return value;
    }
}
