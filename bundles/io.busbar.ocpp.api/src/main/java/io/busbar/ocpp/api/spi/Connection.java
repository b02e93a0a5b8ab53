package io.busbar.ocpp.api.spi;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.util.promise.Promise;

/** An open WebSocket. Methods are safe on any thread and never block. */
@ConsumerType
public interface Connection {

    /** The sub-protocol agreed. */
    String subProtocol();

    /** The root that the server's certificate led to; empty without TLS. */
    default Optional<X509Certificate> trustedRoot() {
        return Optional.empty();
    }

    /**
     * Sends a text message, in order of the calls.
     *
     * @return resolved, on any thread, when it was handed to the network; fails when the connection is closed
     */
    Promise<Void> send(String text);

    /** Sends a ping; its pong is reported to {@link ConnectionListener#onPong}. */
    void ping();

    /** Closes with a status code of RFC 6455; {@link ConnectionListener#onClosed} follows. No effect when closed. */
    void close(int code, String reason);
}
