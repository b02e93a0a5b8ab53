package io.busbar.ocpp.api.spi;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where and how to connect.
 *
 * @param url {@code ws} or {@code wss}, complete with the station's identity as last path segment, percent-encoded (part 4, 3.1.1)
 * @param subProtocols offered, best first
 * @param user user name of HTTP Basic authentication: the station's identity (A00.FR.204); empty for none
 * @param password its password; empty without user
 * @param tls for {@code wss}
 * @param networkInterface the operating system's name of the interface to go out by, e.g. {@code eth0}; empty for whichever the routes say
 * @param maxMessageChars longest text message taken from the peer, in UTF-16 units; a longer one closes the connection with 1009
 * @param timeout until the connection, the TLS session and the handshake have to stand
 */
public record Endpoint(URI url, List<String> subProtocols, Optional<String> user, Optional<String> password, TlsSettings tls,
        Optional<String> networkInterface, int maxMessageChars, Duration timeout) {

    public Endpoint {
        subProtocols = List.copyOf(subProtocols);
    }

    /** By whichever interface, without an identity of the station's own. */
    public Endpoint(URI url, List<String> subProtocols, Optional<String> user, Optional<String> password,
            List<X509Certificate> trustedRoots, int maxMessageChars, Duration timeout) {
        this(url, subProtocols, user, password, TlsSettings.trusting(trustedRoots), Optional.empty(), maxMessageChars, timeout);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url + " " + subProtocols + user.map(u -> " as " + u).orElse("") + networkInterface.map(i -> " by " + i).orElse("");
    }
}
