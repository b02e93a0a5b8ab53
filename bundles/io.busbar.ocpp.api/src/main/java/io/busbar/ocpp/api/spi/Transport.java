package io.busbar.ocpp.api.spi;

import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.util.promise.Promise;

/** Opens WebSocket connections. It does not reconnect: when and where to is decided above it. */
@ConsumerType
public interface Transport {

    /**
     * Connects, with TLS for {@code wss}, and agrees on a sub-protocol. Never blocks.
     *
     * @param listener notified of everything on the new connection; its methods may be called on any thread, one at a time
     * @return resolved on any thread; fails with {@link ConnectFailedException}
     */
    Promise<Connection> connect(Endpoint endpoint, ConnectionListener listener);
}
