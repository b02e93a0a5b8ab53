package io.busbar.itests.conformance;

import io.busbar.itests.product.Charger;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** A WebSocket server on one port of this machine, with TLS or without. */
final class WebSocketCarrier implements Carrier {

    private final int port = Charger.freePort();
    private final Optional<SslContextFactory.Server> tls;
    private volatile Carrier.Receiver carried;
    private volatile Peer peer;
    private Server server;

    WebSocketCarrier(Optional<SslContextFactory.Server> tls) {
        this.tls = tls;
    }

    @Override
    public void serve(Carrier.Receiver newReceiver) {
        carried = newReceiver;
        if (isConnected()) {
            peer.begin();
        }
    }

    @Override
    public String url() {
        return (tls.isPresent() ? "wss" : "ws") + "://localhost:" + port;
    }

    @Override
    public synchronized void up() throws Exception {
        if (server != null) {
            return;
        }
        QueuedThreadPool threads = new QueuedThreadPool(8, 1);
        threads.setDaemon(true);
        server = new Server(threads);
        server.setStopTimeout(0);
        ServerConnector connector = tls.map(context -> {
            HttpConfiguration https = new HttpConfiguration();
            https.addCustomizer(new SecureRequestCustomizer(false));
            return new ServerConnector(server, 1, 1, new SslConnectionFactory(context, "http/1.1"), new HttpConnectionFactory(https));
        }).orElseGet(() -> new ServerConnector(server, 1, 1));
        connector.setHost("localhost");
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(WebSocketUpgradeHandler.from(server, container -> {
            container.setIdleTimeout(Duration.ZERO);
            container.setMaxTextMessageSize(8 << 20);
            container.addMapping("/*", (request, response, callback) -> {
                if (request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE) instanceof EndPoint.SslSessionData session
                        && session.peerCertificates() != null) {
                    carried.shown(session.peerCertificates()[0]);
                }
                if (!carried.admits(Optional.ofNullable(request.getHeaders().get("Authorization")))) {
                    response.setStatus(HttpStatus.UNAUTHORIZED_401);
                    callback.succeeded();
                    return null;
                }
                response.setAcceptedSubProtocol("ocpp2.0.1");
                return new Peer();
            });
        }));
        server.start();
    }

    @Override
    public synchronized void down() throws Exception {
        if (server != null) {
            disconnect();
            server.stop();
            server = null;
        }
    }

    @Override
    public void disconnect() {
        Peer open = peer;
        if (open != null && open.session != null) {
            // not connected from now on, though the socket ends a moment later
            peer = null;
            open.session.disconnect();
        }
    }

    @Override
    public boolean isConnected() {
        Peer open = peer;
        return open != null && open.session != null && open.session.isOpen();
    }

    /** One connection. Public with public methods, as Jetty looks them up. */
    public final class Peer implements Session.Listener.AutoDemanding {

        private volatile Session session;
        private volatile Consumer<String> in;

        private void begin() {
            in = carried.opened(text -> session.sendText(text, Callback.NOOP));
        }

        @Override
        public void onWebSocketOpen(Session opened) {
            session = opened;
            peer = this;
            begin();
        }

        @Override
        public void onWebSocketError(Throwable cause) {
            // the close that follows says it
        }

        @Override
        public void onWebSocketText(String text) {
            in.accept(text);
        }
    }
}
