package io.busbar.ocpp.api.spi;

/** No connection; the message says why in words that a technician can act on, and holds nothing secret. */
public final class ConnectFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    public enum Cause {
        /** No address, no route, refused, timed out; or the network interface is not there. */
        UNREACHABLE,
        /** The server's certificate does not lead to a trusted root, or was not issued for a server. */
        CERTIFICATE_UNTRUSTED,
        /** A certificate of the server's chain has expired, or is not valid yet. */
        CERTIFICATE_EXPIRED,
        /** The server's certificate is for another host. */
        CERTIFICATE_HOST,
        /** The server's certificate was revoked. */
        CERTIFICATE_REVOKED,
        /** A key or a signature of the server's chain is too weak (A00.FR.501 to FR.504). */
        CERTIFICATE_WEAK,
        /** The server speaks no TLS version from 1.2 on. */
        TLS_VERSION,
        /** The server takes none of the permitted cipher suites. */
        TLS_CIPHER,
        /** The server wants another certificate of the station than it was shown, or one at all. */
        CLIENT_CERTIFICATE,
        /** No TLS session for another reason, e.g. the server does not speak TLS. */
        TLS,
        /** HTTP 401 or 403. */
        UNAUTHORIZED,
        /** HTTP 404: the CSMS does not know this station (part 4, 3.2). */
        UNKNOWN_STATION,
        /** No sub-protocol in common (part 4, 3.3). */
        NO_SUB_PROTOCOL,
        /** Another answer that is no WebSocket handshake. */
        HANDSHAKE
    }

    private final Cause reason;

    public ConnectFailedException(Cause reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Cause reason() {
        return reason;
    }
}
