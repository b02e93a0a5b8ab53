package io.busbar.ocpp.websocket;

import io.busbar.ocpp.api.spi.ConnectFailedException.Cause;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Locale;

/** Keys and signatures of less than 112 bits' strength are rejected (A00.FR.501 to FR.504). */
final class Strength {

    private static final int LEAST_RSA_BITS = 2048;
    private static final int LEAST_EC_BITS = 224;

    private Strength() {}

    static void check(List<X509Certificate> chain) throws ServerTrust.Refused {
        for (X509Certificate certificate : chain) {
            if (weak(certificate.getPublicKey())) {
                throw refused(certificate, "its key is too short");
            }
            String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
            boolean selfSigned = certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
            if (!selfSigned && (algorithm.startsWith("MD") || algorithm.startsWith("SHA1"))) {
                throw refused(certificate, "it is signed with " + certificate.getSigAlgName());
            }
        }
    }

    private static boolean weak(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength() < LEAST_RSA_BITS;
        }
        return key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() < LEAST_EC_BITS || key.getAlgorithm().equals("DSA");
    }

    private static ServerTrust.Refused refused(X509Certificate certificate, String why) {
        return new ServerTrust.Refused(Cause.CERTIFICATE_WEAK,
                "the certificate " + certificate.getSubjectX500Principal() + " of the server is too weak: " + why);
    }
}
