package io.busbar.ocpp.rpc;

import io.busbar.ocpp.messages.provisioning.OCPPInterface;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/**
 * The CSMS and the network of the configuration.
 *
 * @param url without the station's identity; empty for none
 * @param id the station's identity
 * @param password of HTTP Basic authentication; empty for none
 * @param securityProfile 0 to 3
 * @param roots that the CSMS's certificate must lead to; empty for those of the Java platform
 * @param ownRoots whether the configuration names roots of its own, which may be unreadable: the Java platform's are not trusted in place of them
 * @param revocationLists that are looked at beside what a server staples
 * @param interfaces what OCPP's names of interfaces are here: the operating system's name, or {@code *} for whichever the routes say
 * @param downgrade whether a CSMS may lower the security profile from 3 to 2 (A00.FR.005)
 */
public record CsmsAddress(String url, String id, String password, int securityProfile, List<X509Certificate> roots,
        boolean ownRoots, List<X509CRL> revocationLists, Map<OCPPInterface, String> interfaces, boolean downgrade) {

    /** Whichever interface the routes say. */
    public static final String ANY = "*";

    public CsmsAddress {
        if (id.isEmpty() || id.length() > 48 || id.contains(":")) {
            throw new IllegalArgumentException(
                    "id must have 1 to 48 characters and no colon, not \"" + OcppJConnection.printable(id) + "\"");
        }
        roots = List.copyOf(roots);
        revocationLists = List.copyOf(revocationLists);
        interfaces = Map.copyOf(interfaces);
    }

    /** With the roots that are there, or those of the Java platform. */
    public CsmsAddress(String url, String id, String password, int securityProfile, List<X509Certificate> roots,
            List<X509CRL> revocationLists,
            Map<OCPPInterface, String> interfaces, boolean downgrade) {
        this(url, id, password, securityProfile, roots, !roots.isEmpty(), revocationLists, interfaces, downgrade);
    }

    /** With the network as it is. */
    public CsmsAddress(String url, String id, String password, int securityProfile, List<X509Certificate> roots) {
        this(url, id, password, securityProfile, roots, List.of(), Map.of(OCPPInterface.Wired0, ANY), false);
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
