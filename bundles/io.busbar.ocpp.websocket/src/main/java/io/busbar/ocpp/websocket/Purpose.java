package io.busbar.ocpp.websocket;

import io.busbar.ocpp.api.spi.ConnectFailedException.Cause;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;

/** What a certificate was issued for, where it says so. */
final class Purpose {

    private static final String SERVER = "1.3.6.1.5.5.7.3.1";
    private static final String ANY = "2.5.29.37.0";

    private Purpose() {}

    static void check(X509Certificate leaf) throws CertificateParsingException, ServerTrust.Refused {
        List<String> extended = leaf.getExtendedKeyUsage();
        boolean[] usage = leaf.getKeyUsage();
        // the permitted cipher suites all have the server sign
        if (extended != null && !extended.contains(SERVER) && !extended.contains(ANY) || usage != null && !usage[0]) {
            throw new ServerTrust.Refused(Cause.CERTIFICATE_UNTRUSTED,
                    "the certificate " + leaf.getSubjectX500Principal() + " was not issued for a server (key usage)");
        }
    }
}
