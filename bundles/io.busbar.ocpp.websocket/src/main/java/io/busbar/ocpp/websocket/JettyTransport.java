package io.busbar.ocpp.websocket;

import io.busbar.ocpp.api.Offers;
import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.ConnectionListener;
import io.busbar.ocpp.api.spi.Endpoint;
import io.busbar.ocpp.api.spi.Transport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.client.CoreClientUpgradeRequest;
import org.eclipse.jetty.websocket.core.client.WebSocketCoreClient;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.PromiseFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * WebSocket connections by Jetty's client: ws and wss, HTTP Basic authentication, the station's certificate, the server's checked by
 * {@link ServerTrust}. One Jetty client serves all connections with the same credentials; there is one connection at a time.
 */
@Component(service = Transport.class)
@Offers("C-41 " + TlsClient.SUITES)
public final class JettyTransport implements Transport {

    private final PromiseFactory promises = new PromiseFactory(PromiseFactory.inlineExecutor());
    private static final Logger LOG = LoggerFactory.getLogger(JettyTransport.class);

    /** How long a close frame may take to get out before the sockets are cut. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Set<JettyConnection> connections = ConcurrentHashMap.newKeySet();
    private final Optional<SocketAddressResolver> names;
    private TlsClient client;

    @Activate
    public JettyTransport() {
        this(Optional.empty());
    }

    /** @param names empty for the platform's; nothing is started before the first connection */
    JettyTransport(Optional<SocketAddressResolver> names) {
        this.names = names;
    }

    /** The peer gets a close frame (1001). */
    @Deactivate
    public void stop() {
        TlsClient former;
        synchronized (this) {
            former = client;
            client = null;
        }
        if (former != null) {
            stop(former, Set.copyOf(connections));
        }
    }

    private static void stop(TlsClient former, Set<JettyConnection> open) {
        try {
            for (JettyConnection connection : open) {
                connection.stop(FAREWELL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("a connection did not close cleanly: {}", e.toString());
        }
        former.stop();
    }

    @Override
    public Promise<Connection> connect(Endpoint endpoint, ConnectionListener listener) {
        Deferred<Connection> result = promises.deferred();
        try {
            TlsClient from = clientFor(endpoint);
            JettyConnection connection = new JettyConnection(listener, endpoint.maxMessageChars(), from.scheduler());
            WebSocketCoreClient jetty = from.forNextConnection(endpoint);
            CoreClientUpgradeRequest request = CoreClientUpgradeRequest.from(jetty, endpoint.url(), connection);
            request.setSubProtocols(endpoint.subProtocols());
            request.timeout(endpoint.timeout().toMillis(), TimeUnit.MILLISECONDS);
            endpoint.user().ifPresent(user -> request.headers(headers -> headers.put(HttpHeader.AUTHORIZATION, basic(user, endpoint))));
            Configuration.ConfigurationCustomizer limits = new Configuration.ConfigurationCustomizer();
            limits.setIdleTimeout(Duration.ZERO);
            // a character takes up to three bytes, and JettyConnection counts characters
            limits.setMaxFrameSize(3L * endpoint.maxMessageChars());
            limits.setMaxTextMessageSize(3L * endpoint.maxMessageChars());
            request.setConfiguration(limits);
            jetty.connect(request).whenComplete((session, failure) -> {
                if (failure != null) {
                    result.fail(ConnectFailures.explain(endpoint, failure, from.handshakeFailure(), from.trust().judged()));
                } else if (!endpoint.subProtocols().contains(connection.subProtocol())) {
                    connection.close(1002, "no sub-protocol in common");
                    result.fail(ConnectFailures.noSubProtocol(endpoint));
                } else {
                    connection.trustedBy(from.trust().root());
                    connections.removeIf(JettyConnection::isClosed);
                    connections.add(connection);
                    result.resolve(connection);
                    connection.begin();
                }
            });
        } catch (Exception e) {
            result.fail(ConnectFailures.explain(endpoint, e, Optional.empty(), false));
        }
        return result.getPromise();
    }

    private static String basic(String user, Endpoint endpoint) {
        String pair = user + ":" + endpoint.password().orElse("");
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized TlsClient clientFor(Endpoint endpoint) throws Exception {
        if (client != null && !client.serves(endpoint)) {
            TlsClient former = client;
            client = null;
            Set<JettyConnection> open = Set.copyOf(connections);
            Thread stopper = new Thread(() -> stop(former, open), "websocket-stop");
            stopper.setDaemon(true);
            stopper.start();
        }
        if (client == null) {
            client = new TlsClient(endpoint, names);
        }
        return client;
    }
}
