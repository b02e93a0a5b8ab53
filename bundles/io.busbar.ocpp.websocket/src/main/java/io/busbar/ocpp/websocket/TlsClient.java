package io.busbar.ocpp.websocket;

import io.busbar.ocpp.api.spi.Endpoint;
import io.busbar.ocpp.api.spi.TlsSettings;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProtocolHandler;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.UpgradeProtocolHandler;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.client.WebSocketCoreClient;
import org.eclipse.jetty.websocket.core.exception.UpgradeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Jetty client for connections with the same credentials by the same network interface. */
final class TlsClient {

    private static final Logger LOG = LoggerFactory.getLogger(TlsClient.class);

    /** One selector, one leased thread and a few for the handshake: a station has one connection. */
    private static final int MAX_THREADS = 6;

    /** Status line and headers of the answer to the handshake; some CSMSs stand behind proxies that add a few. */
    private static final int MAX_HEADER_BYTES = 16 * 1024;

    /** A00.FR.313, FR.416. */
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /** A00.FR.319, FR.422: with forward secrecy, for both kinds of server key; nothing else (FR.320, FR.423). */
    static final String SUITES = "TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256,TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,"
            + "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";
    private static final String[] CIPHER_SUITES = SUITES.split(",");

    private record Key(TlsSettings tls, Optional<String> networkInterface) {

        static Key of(Endpoint endpoint) {
            TlsSettings tls = endpoint.tls();
            // the time is not of the client but of each connection
            return new Key(new TlsSettings(tls.trustedRoots(), tls.identity(), tls.revocationLists(), tls.wildcards(), Optional.empty()),
                    endpoint.networkInterface());
        }
    }

    private final Key usedFor;
    private final StationKey key;
    private final Optional<InetAddress> local;
    private final ServerTrust trust;
    private final SslContextFactory.Client tls;
    private final WebSocketCoreClient client;
    private volatile Optional<Throwable> handshakeFailure = Optional.empty();

    /** @param names empty for the platform's */
    TlsClient(Endpoint endpoint, Optional<SocketAddressResolver> names) throws Exception {
        usedFor = Key.of(endpoint);
        local = endpoint.networkInterface().isPresent() ? Optional.of(address(endpoint.networkInterface().get())) : Optional.empty();
        trust = new ServerTrust(endpoint.tls());
        key = new StationKey(endpoint.tls().identity());
        tls = tls(context());
        client = start(endpoint, names);
    }

    /** Whether this one may make that connection. @throws IOException if the interface to go out by has no address now */
    boolean serves(Endpoint endpoint) throws IOException {
        return usedFor.equals(Key.of(endpoint)) && (local.isEmpty() || local.get().equals(address(endpoint.networkInterface().get())));
    }

    /** Each connection judges certificates anew: it gets a context of its own, which has no session to resume. */
    WebSocketCoreClient forNextConnection(Endpoint endpoint) throws Exception {
        handshakeFailure = Optional.empty();
        trust.expect(endpoint.url().getHost(), endpoint.tls().now().map(Date::from).orElseGet(Date::new),
                endpoint.tls().otherNow().map(Date::from));
        if (endpoint.url().getScheme().equalsIgnoreCase("wss")) {
            SSLContext fresh = context();
            tls.reload(factory -> factory.setSslContext(fresh));
        }
        return client;
    }

    private SSLContext context() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[]{key}, new TrustManager[]{trust}, null);
        return context;
    }

    ServerTrust trust() {
        return trust;
    }

    /** Why TLS failed on the latest connection. Jetty may report no more than that the connection was closed, which follows from it. */
    Optional<Throwable> handshakeFailure() {
        return handshakeFailure;
    }

    Scheduler scheduler() {
        return client.getHttpClient().getScheduler();
    }

    private WebSocketCoreClient start(Endpoint endpoint, Optional<SocketAddressResolver> names) throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 1);
        threads.setName("websocket");
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        connector.setExecutor(threads);
        connector.setConnectTimeout(endpoint.timeout());
        connector.setSslContextFactory(tls);
        local.ifPresent(address -> connector.setBindAddress(new InetSocketAddress(address, 0)));
        HttpClient http = new HttpClient(new HttpClientTransportOverHTTP(connector));
        http.setExecutor(threads);
        Scheduler scheduler = new ScheduledExecutorScheduler("websocket-timer", true);
        http.setScheduler(scheduler);
        Duration timeout = endpoint.timeout();
        http.setSocketAddressResolver(new Addresses(
                names.orElseGet(() -> new SocketAddressResolver.Async(threads, scheduler, timeout.toMillis())), timeout,
                connector::setConnectTimeout));
        http.addBean(new SslHandshakeListener() {
            @Override
            public void handshakeFailed(Event event, Throwable failure) {
                handshakeFailure = Optional.of(failure);
            }
        });
        http.setFollowRedirects(false);
        http.setUserAgentField(null);
        http.setMaxResponseHeadersSize(MAX_HEADER_BYTES);
        // a server's cookies would be kept for the life of the client
        http.setHttpCookieStore(new HttpCookieStore.Empty());
        WebSocketCoreClient started = new WebSocketCoreClient(http, new WebSocketComponents(null, null, null, null, null, threads));
        started.start();
        http.getProtocolHandlers().clear();
        http.getProtocolHandlers().put(new UpgradeOrNothing());
        http.getProtocolHandlers().put(new UpgradeProtocolHandler());
        return started;
    }

    private static SslContextFactory.Client tls(SSLContext context) {
        SslContextFactory.Client tls = new SslContextFactory.Client();
        tls.setSslContext(context);
        // ServerTrust checks the name itself; Jetty would complain if nobody did
        tls.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setExcludeProtocols();
        tls.setIncludeProtocols(PROTOCOLS);
        tls.setExcludeCipherSuites();
        tls.setIncludeCipherSuites(CIPHER_SUITES);
        tls.setRenegotiationAllowed(false);
        return tls;
    }

    private static InetAddress address(String networkInterface) throws IOException {
        NetworkInterface found = NetworkInterface.getByName(networkInterface);
        if (found == null || !found.isUp()) {
            throw new NoInterface("the network interface " + networkInterface + " is " + (found == null ? "not there" : "down"));
        }
        List<InetAddress> addresses = Collections.list(found.getInetAddresses());
        return addresses.stream().filter(address -> !address.isLinkLocalAddress())
                .min(Comparator.comparing(address -> !(address instanceof Inet4Address)))
                .orElseThrow(() -> new NoInterface("the network interface " + networkInterface + " has no address"));
    }

    /** Ends an exchange at the first line of an answer that is no upgrade: nothing of its body is read, nor is any interim answer waited out. */
    private static final class UpgradeOrNothing implements ProtocolHandler {

        @Override
        public String getName() {
            return "upgrade-or-nothing";
        }

        @Override
        public boolean accept(Request request, Response response) {
            if (response.getStatus() != HttpStatus.SWITCHING_PROTOCOLS_101) {
                response.abort(new UpgradeException(request.getURI(), response.getStatus(), "HTTP " + response.getStatus()));
            }
            return false;
        }

        @Override
        public Response.Listener getResponseListener() {
            throw new IllegalStateException("it accepts nothing");
        }
    }

    /** The way out is missing. */
    static final class NoInterface extends IOException {

        private static final long serialVersionUID = 1L;

        NoInterface(String message) {
            super(message);
        }
    }

    void stop() {
        try {
            client.stop();
            client.getHttpClient().stop();
        } catch (Exception e) {
            LOG.warn("WebSocket client did not stop cleanly", e);
        }
    }
}
