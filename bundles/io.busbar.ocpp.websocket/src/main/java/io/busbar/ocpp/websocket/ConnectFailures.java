package io.busbar.ocpp.websocket;

import io.busbar.ocpp.api.spi.ConnectFailedException;
import io.busbar.ocpp.api.spi.ConnectFailedException.Cause;
import io.busbar.ocpp.api.spi.Endpoint;
import java.io.IOException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.websocket.core.exception.UpgradeException;
import org.eclipse.jetty.websocket.core.exception.WebSocketTimeoutException;

/** Turns what Jetty throws into a cause and words for a technician. */
final class ConnectFailures {

    private ConnectFailures() {}

    static ConnectFailedException noSubProtocol(Endpoint endpoint) {
        return new ConnectFailedException(Cause.NO_SUB_PROTOCOL, "the CSMS chose none of " + endpoint.subProtocols(), null);
    }

    static ConnectFailedException explain(Endpoint endpoint, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException || cause instanceof CertificateException) {
                return new ConnectFailedException(Cause.TLS, "TLS with " + host(endpoint) + ": " + deepest(cause), failure);
            }
            if (cause instanceof UnknownHostException) {
                return new ConnectFailedException(Cause.UNREACHABLE, "no address for " + host(endpoint), failure);
            }
            if (cause instanceof TimeoutException || cause instanceof WebSocketTimeoutException) {
                return new ConnectFailedException(Cause.UNREACHABLE, host(endpoint) + " did not answer in " + endpoint.timeout(), failure);
            }
            if (cause instanceof UpgradeException refused && refused.getResponseStatusCode() > 0) {
                return refused(endpoint, refused, failure);
            }
        }
        Throwable root = root(failure);
        return new ConnectFailedException(root instanceof IOException ? Cause.UNREACHABLE : Cause.HANDSHAKE,
                host(endpoint) + ": " + text(root), failure);
    }

    private static ConnectFailedException refused(Endpoint endpoint, UpgradeException refused, Throwable failure) {
        int status = refused.getResponseStatusCode();
        return switch (status) {
            case 101 -> new ConnectFailedException(Cause.NO_SUB_PROTOCOL,
                    host(endpoint) + " answered the handshake wrongly: " + text(root(refused)), failure);
            case 401, 403 -> new ConnectFailedException(Cause.UNAUTHORIZED,
                    host(endpoint) + " refused the station's credentials (HTTP " + status + ")", failure);
            case 404 ->
                new ConnectFailedException(Cause.UNKNOWN_STATION, host(endpoint) + " does not know this station (HTTP 404)", failure);
            default -> new ConnectFailedException(Cause.HANDSHAKE, host(endpoint) + " answered HTTP " + status, failure);
        };
    }

    private static String host(Endpoint endpoint) {
        return endpoint.url().getHost() + (endpoint.url().getPort() > 0 ? ":" + endpoint.url().getPort() : "");
    }

    private static String deepest(Throwable failure) {
        return text(root(failure));
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String text(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
