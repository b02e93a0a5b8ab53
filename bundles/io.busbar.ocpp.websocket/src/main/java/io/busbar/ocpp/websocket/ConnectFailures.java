package io.busbar.ocpp.websocket;

import io.busbar.ocpp.api.spi.ConnectFailedException;
import io.busbar.ocpp.api.spi.ConnectFailedException.Cause;
import io.busbar.ocpp.api.spi.Endpoint;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.websocket.core.exception.UpgradeException;
import org.eclipse.jetty.websocket.core.exception.WebSocketTimeoutException;

/** Turns what Jetty throws into a cause and words for a technician. */
final class ConnectFailures {

    /** Alerts by which a server rejects the client's certificate, or its absence. */
    private static final List<String> REFUSALS = List.of("certificate", "unknown_ca", "access_denied", "handshake_failure",
            "decrypt_error");

    private static final int LONGEST_WORDS = 120;
    private static final Pattern OBJECT = Pattern.compile("@[0-9a-f]{5}");

    private ConnectFailures() {}

    static ConnectFailedException noSubProtocol(Endpoint endpoint) {
        return new ConnectFailedException(Cause.NO_SUB_PROTOCOL, "the CSMS chose none of " + endpoint.subProtocols(), null);
    }

    /**
     * @param handshake why TLS failed, if it did
     * @param judged whether the server had shown its certificate, and it was good or refused by us
     */
    static ConnectFailedException explain(Endpoint endpoint, Throwable failure, Optional<Throwable> handshake, boolean judged) {
        if (handshake.isPresent() && handshake.get() != failure && causes(failure).noneMatch(SSLException.class::isInstance)
                && causes(handshake.get()).anyMatch(SSLException.class::isInstance)) {
            return explain(endpoint, handshake.get(), Optional.empty(), judged);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ServerTrust.Refused refused) {
                return new ConnectFailedException(refused.reason(), host(endpoint) + ": " + refused.getMessage(), failure);
            }
            if (cause instanceof HttpException http) {
                return noHttp(endpoint, String.valueOf(http.getReason()), failure);
            }
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return tls(endpoint, deepest(cause), judged, failure);
            }
            if (cause instanceof TlsClient.NoInterface) {
                return new ConnectFailedException(Cause.UNREACHABLE, cause.getMessage(), failure);
            }
            if (cause instanceof UnknownHostException) {
                return new ConnectFailedException(Cause.UNREACHABLE, "no address for " + host(endpoint), failure);
            }
            if (cause instanceof TimeoutException || cause instanceof WebSocketTimeoutException) {
                return new ConnectFailedException(Cause.UNREACHABLE,
                        host(endpoint) + " did not answer within " + endpoint.timeout().toSeconds() + " s", failure);
            }
            if (cause instanceof ClosedChannelException || cause instanceof EOFException || cause instanceof SocketException reset
                    && !(reset instanceof ConnectException) && !(reset instanceof NoRouteToHostException)) {
                return closed(endpoint, failure);
            }
            if (cause instanceof UpgradeException refused && refused.getResponseStatusCode() > 0) {
                return refused(endpoint, refused, failure);
            }
        }
        Throwable root = root(failure);
        return new ConnectFailedException(root instanceof IOException ? Cause.UNREACHABLE : Cause.HANDSHAKE,
                host(endpoint) + ": " + text(root), failure);
    }

    private static ConnectFailedException noHttp(Endpoint endpoint, String reason, Throwable failure) {
        return reason.contains("EOF")
                ? closed(endpoint, failure)
                : new ConnectFailedException(Cause.HANDSHAKE,
                        host(endpoint) + " is no WebSocket server, or its answer is too long (" + reason + ")", failure);
    }

    private static ConnectFailedException closed(Endpoint endpoint, Throwable failure) {
        return new ConnectFailedException(Cause.UNREACHABLE, host(endpoint) + " closed the connection before it had answered", failure);
    }

    /** JSSE reports an alert of the peer, and a version that it does not support itself, in words only. */
    private static ConnectFailedException tls(Endpoint endpoint, String words, boolean judged, Throwable failure) {
        String text = words.toLowerCase(Locale.ROOT);
        if (text.contains("protocol_version") || text.contains("protocol version")) {
            return new ConnectFailedException(Cause.TLS_VERSION,
                    host(endpoint) + " speaks no TLS 1.2 or newer; bring its TLS up to date (" + words + ")", failure);
        }
        boolean alert = text.contains("fatal alert");
        if (alert && !judged && (text.contains("handshake_failure") || text.contains("insufficient_security"))) {
            return new ConnectFailedException(Cause.TLS_CIPHER, host(endpoint)
                    + " accepts none of the permitted cipher suites (ECDHE with AES-GCM, TLS 1.3); set up its TLS (" + words + ")",
                    failure);
        }
        if (alert && judged && REFUSALS.stream().anyMatch(text::contains)) {
            String shown = endpoint.tls().identity().map(own -> "the station's certificate " + own)
                    .orElse("the station without a certificate");
            return new ConnectFailedException(Cause.CLIENT_CERTIFICATE, host(endpoint) + " refused " + shown + " (" + words + ")", failure);
        }
        return new ConnectFailedException(Cause.TLS, "TLS with " + host(endpoint) + ": " + words, failure);
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

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Some of Jetty's messages are dumps of its objects, of kilobytes: then the kind of error is more useful. */
    private static String text(Throwable failure) {
        String text = failure.getMessage();
        boolean useful = text != null && text.length() <= LONGEST_WORDS && OBJECT.matcher(text).results().findAny().isEmpty();
        return useful ? text : failure.getClass().getSimpleName().replaceAll("(Exception|Error)$", " error");
    }
}
