package io.busbar.ocpp.websocket;

import io.busbar.ocpp.api.Offers;
import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.ConnectionListener;
import io.busbar.ocpp.api.spi.Endpoint;
import io.busbar.ocpp.api.spi.Transport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.client.CoreClientUpgradeRequest;
import org.eclipse.jetty.websocket.core.client.WebSocketCoreClient;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.PromiseFactory;

/**
 * WebSocket connections by Jetty's client: ws and wss, HTTP Basic authentication, the station's certificate, the server's looked at by
 * {@link ServerTrust}. One Jetty client serves all connections with the same credentials; there is one connection at a time.
 */
@Component(service = Transport.class)
@Offers("C-41 " + TlsClient.SUITES)
public final class JettyTransport implements Transport {

    private final PromiseFactory promises = new PromiseFactory(PromiseFactory.inlineExecutor());
    private TlsClient client;

    @Activate
    public JettyTransport() {
        // nothing is started before the first connection
    }

    @Deactivate
    public synchronized void stop() {
        if (client != null) {
            client.stop();
            client = null;
        }
    }

    @Override
    public Promise<Connection> connect(Endpoint endpoint, ConnectionListener listener) {
        Deferred<Connection> result = promises.deferred();
        try {
            TlsClient from = clientFor(endpoint);
            JettyConnection connection = new JettyConnection(listener, endpoint.maxMessageChars());
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
                    result.fail(ConnectFailures.explain(endpoint, failure, from.trust().judged()));
                } else if (!endpoint.subProtocols().contains(connection.subProtocol())) {
                    connection.close(1002, "no sub-protocol in common");
                    result.fail(ConnectFailures.noSubProtocol(endpoint));
                } else {
                    connection.trustedBy(from.trust().root());
                    result.resolve(connection);
                    connection.begin();
                }
            });
        } catch (Exception e) {
            result.fail(ConnectFailures.explain(endpoint, e, false));
        }
        return result.getPromise();
    }

    private static String basic(String user, Endpoint endpoint) {
        String pair = user + ":" + endpoint.password().orElse("");
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized TlsClient clientFor(Endpoint endpoint) throws Exception {
        if (client != null && !client.serves(endpoint)) {
            stop();
        }
        if (client == null) {
            client = new TlsClient(endpoint);
        }
        return client;
    }
}
