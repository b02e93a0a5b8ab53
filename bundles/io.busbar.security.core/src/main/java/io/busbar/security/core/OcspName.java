package io.busbar.security.core;

import io.busbar.ocpp.messages.common.CertificateHashData;
import io.busbar.ocpp.messages.common.HashAlgorithm;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;

/** The name that OCSP gives a certificate (RFC 6960 4.1.1). */
final class OcspName {

    private OcspName() {}

    static CertificateHashData of(X509Certificate certificate, PublicKey issuer, HashAlgorithm algorithm) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance(switch (algorithm) {
                case SHA256 -> "SHA-256";
                case SHA384 -> "SHA-384";
                case SHA512 -> "SHA-512";
            });
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        HexFormat hex = HexFormat.of();
        return new CertificateHashData(algorithm, hex.formatHex(digest.digest(certificate.getIssuerX500Principal().getEncoded())),
                hex.formatHex(digest.digest(keyBits(issuer.getEncoded()))), certificate.getSerialNumber().toString(16), null);
    }

    /** Whether both name the same: hexadecimal digits of either case, numbers with or without leading zeros. */
    static boolean same(CertificateHashData a, CertificateHashData b) {
        return a.hashAlgorithm() == b.hashAlgorithm() && a.issuerNameHash().equalsIgnoreCase(b.issuerNameHash())
                && a.issuerKeyHash().equalsIgnoreCase(b.issuerKeyHash())
                && number(a.serialNumber()).equalsIgnoreCase(number(b.serialNumber()));
    }

    private static String number(String digits) {
        return digits.replaceFirst("^0+(?=.)", "");
    }

    /** The BIT STRING of a SubjectPublicKeyInfo (SEQUENCE of algorithm and key), without tag, length and number of unused bits. */
    private static byte[] keyBits(byte[] info) {
        int algorithm = content(info, 0);
        int bits = content(info, algorithm) + length(info, algorithm);
        return Arrays.copyOfRange(info, content(info, bits) + 1, content(info, bits) + length(info, bits));
    }

    /** Where the content of the DER element at a place begins. */
    private static int content(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
    }

    private static int length(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = length << 8 | der[at + 2 + i] & 0xff;
        }
        return length;
    }
}
