package io.busbar.ocpp.api.spi;

/** No connection; the message says why in words that a technician can act on, and holds nothing secret. */
public final class ConnectFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    public enum Cause {
        /** No address, no route, refused, timed out. */
        UNREACHABLE,
        /** The server's certificate is not trusted, expired, or not for this host; or no common TLS version or cipher. */
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
