package io.busbar.ocpp.rpc;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The CSMS of the configuration.
 *
 * @param url without the station's identity; empty for none
 * @param id the station's identity
 * @param password of HTTP Basic authentication; empty for none
 * @param securityProfile 0 to 3
 * @param roots that the CSMS's certificate must lead to; empty for those of the Java platform
 */
public record CsmsAddress(String url, String id, String password, int securityProfile, List<X509Certificate> roots) {

    /** The network profile slot that the configuration fills. */
    static final int SLOT = 1;

    public CsmsAddress {
        if (id.isEmpty() || id.length() > 48 || id.contains(":")) {
            throw new IllegalArgumentException("a station's identity has 1 to 48 characters and no colon, found: " + id);
        }
        roots = List.copyOf(roots);
    }

    /** The security profile that goes with an address when none is configured. */
    public static int usualProfile(String url, String password) {
        if (url.startsWith("wss:")) {
            return 2;
        }
        return password.isEmpty() ? 0 : 1;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url + " as " + id + ", security profile " + securityProfile;
    }
}
