package io.busbar.ocpp.websocket;

import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.ConnectionListener;
import io.busbar.ocpp.api.spi.Endpoint;
import io.busbar.ocpp.api.spi.Transport;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
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
 * WebSocket connections by Jetty's client: ws and wss, HTTP Basic authentication, server certificate and host name checked against the
 * endpoint's roots. One Jetty client serves all connections that trust the same roots.
 */
@Component(service = Transport.class)
public final class JettyTransport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(JettyTransport.class);

    /** One selector, one leased thread and a few for the handshake: a station has one connection. */
    private static final int MAX_THREADS = 6;

    private final PromiseFactory promises = new PromiseFactory(PromiseFactory.inlineExecutor());
    private WebSocketCoreClient client;
    private List<X509Certificate> clientRoots = List.of();

    @Activate
    public JettyTransport() {
        // nothing is started before the first connection
    }

    @Deactivate
    public synchronized void stop() {
        if (client != null) {
            stop(client);
            client = null;
        }
    }

    @Override
    public Promise<Connection> connect(Endpoint endpoint, ConnectionListener listener) {
        Deferred<Connection> result = promises.deferred();
        try {
            JettyConnection connection = new JettyConnection(listener, endpoint.maxMessageChars());
            CoreClientUpgradeRequest request = CoreClientUpgradeRequest.from(clientFor(endpoint), endpoint.url(), connection);
            request.setSubProtocols(endpoint.subProtocols());
            request.timeout(endpoint.timeout().toMillis(), TimeUnit.MILLISECONDS);
            endpoint.user().ifPresent(user -> request.headers(headers -> headers.put(HttpHeader.AUTHORIZATION, basic(user, endpoint))));
            Configuration.ConfigurationCustomizer limits = new Configuration.ConfigurationCustomizer();
            limits.setIdleTimeout(Duration.ZERO);
            // a character takes up to three bytes, and JettyConnection counts characters
            limits.setMaxFrameSize(3L * endpoint.maxMessageChars());
            limits.setMaxTextMessageSize(3L * endpoint.maxMessageChars());
            request.setConfiguration(limits);
            clientFor(endpoint).connect(request).whenComplete((session, failure) -> {
                if (failure != null) {
                    result.fail(ConnectFailures.explain(endpoint, failure));
                } else if (!endpoint.subProtocols().contains(connection.subProtocol())) {
                    connection.close(1002, "no sub-protocol in common");
                    result.fail(ConnectFailures.noSubProtocol(endpoint));
                } else {
                    result.resolve(connection);
                    connection.begin();
                }
            });
        } catch (Exception e) {
            result.fail(ConnectFailures.explain(endpoint, e));
        }
        return result.getPromise();
    }

    private static String basic(String user, Endpoint endpoint) {
        String pair = user + ":" + endpoint.password().orElse("");
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized WebSocketCoreClient clientFor(Endpoint endpoint) throws Exception {
        if (client != null && !clientRoots.equals(endpoint.trustedRoots())) {
            stop(client);
            client = null;
        }
        if (client == null) {
            client = start(endpoint);
            clientRoots = endpoint.trustedRoots();
        }
        return client;
    }

    private static WebSocketCoreClient start(Endpoint endpoint) throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 1);
        threads.setName("websocket");
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        connector.setExecutor(threads);
        connector.setConnectTimeout(endpoint.timeout());
        connector.setSslContextFactory(tls(endpoint.trustedRoots()));
        HttpClient http = new HttpClient(new HttpClientTransportOverHTTP(connector));
        http.setExecutor(threads);
        http.setFollowRedirects(false);
        http.setUserAgentField(null);
        WebSocketCoreClient started = new WebSocketCoreClient(http, new WebSocketComponents());
        started.start();
        return started;
    }

    private static SslContextFactory.Client tls(List<X509Certificate> roots) throws Exception {
        SslContextFactory.Client tls = new SslContextFactory.Client();
        tls.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        tls.setEndpointIdentificationAlgorithm("HTTPS");
        if (!roots.isEmpty()) {
            KeyStore trust = KeyStore.getInstance(KeyStore.getDefaultType());
            trust.load(null, null);
            for (int i = 0; i < roots.size(); i++) {
                trust.setCertificateEntry("root" + i, roots.get(i));
            }
            tls.setTrustStore(trust);
        }
        return tls;
    }

    private static void stop(WebSocketCoreClient client) {
        try {
            client.stop();
            client.getHttpClient().stop();
        } catch (Exception e) {
            LOG.warn("WebSocket client did not stop cleanly", e);
        }
    }
}
