package io.busbar.ocpp.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.busbar.ocpp.api.spi.ConnectFailedException.Cause;
import io.busbar.ocpp.api.spi.Endpoint;
import java.net.URI;
import java.nio.channels.AsynchronousCloseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.jetty.io.EofException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConnectFailuresTest {

    private static final Endpoint ENDPOINT = new Endpoint(URI.create("wss://csms.example/CS-1"), List.of("ocpp2.0.1"), Optional.empty(),
            Optional.empty(), List.of(), 1000, Duration.ofSeconds(30));
    private static final Throwable CLOSED = new EofException(new AsynchronousCloseException());

    @Test
    @DisplayName("A00.FR.320: an alert of the server is the reason, also when the client reports the closed connection first")
    void alertBehindClosedConnection() {
        Throwable alert = new SSLHandshakeException("Received fatal alert: handshake_failure");
        assertEquals(Cause.TLS_CIPHER, ConnectFailures.explain(ENDPOINT, CLOSED, Optional.of(alert), false).reason());
        assertEquals(Cause.UNREACHABLE, ConnectFailures.explain(ENDPOINT, CLOSED, Optional.of(CLOSED), false).reason());
        assertEquals(Cause.UNREACHABLE, ConnectFailures.explain(ENDPOINT, CLOSED, Optional.empty(), false).reason());
    }
}
