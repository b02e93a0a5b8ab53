package io.busbar.ocpp.websocket;

import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** A WebSocket server on an ephemeral port that echoes texts and does what some of them say. */
final class WebSocketPeer {

    private final Server server = new Server();
    private final ServerConnector connector;
    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger pongs = new AtomicInteger();
    private final int port;
    private volatile String credentials;
    private volatile int onlyStatus;
    private volatile boolean answersHeartbeats;
    private volatile X509Certificate shown;

    WebSocketPeer() throws Exception {
        this(null);
    }

    /** With TLS. @param keyStore PKCS12, password "secret" */
    WebSocketPeer(Path keyStore) throws Exception {
        this(keyStore, null);
    }

    /** @param clientRoot PEM of who issues the stations' certificates, which are wanted then */
    WebSocketPeer(Path keyStore, Path clientRoot) throws Exception {
        if (keyStore == null) {
            connector = new ServerConnector(server, 1, 1);
        } else {
            SslContextFactory.Server tls = new SslContextFactory.Server();
            tls.setKeyStorePath(keyStore.toString());
            tls.setKeyStorePassword("secret");
            if (clientRoot != null) {
                KeyStore trust = KeyStore.getInstance(KeyStore.getDefaultType());
                trust.load(null, null);
                try (InputStream in = Files.newInputStream(clientRoot)) {
                    trust.setCertificateEntry("root", CertificateFactory.getInstance("X.509").generateCertificate(in));
                }
                tls.setTrustStore(trust);
                tls.setNeedClientAuth(true);
            }
            connector = new ServerConnector(server, tls);
        }
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(WebSocketUpgradeHandler.from(server, container -> container.addMapping("/*", (request, response, callback) -> {
            if (request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE) instanceof EndPoint.SslSessionData session) {
                X509Certificate[] certificates = session.peerCertificates();
                shown = certificates == null || certificates.length == 0 ? null : certificates[0];
            }
            int refusal = refusal(request.getHeaders().get("Authorization"));
            if (refusal != 0) {
                response.setStatus(refusal);
                callback.succeeded();
                return null;
            }
            if (request.getSubProtocols().contains("ocpp2.0.1")) {
                response.setAcceptedSubProtocol("ocpp2.0.1");
            }
            return new Echo();
        })));
        server.start();
        port = connector.getLocalPort();
    }

    private int refusal(String authorization) {
        if (onlyStatus != 0) {
            return onlyStatus;
        }
        return credentials == null || credentials.equals(authorization) ? 0 : 401;
    }

    URI url() {
        return URI.create("ws://127.0.0.1:" + port + "/ocpp/CS01");
    }

    URI secureUrl(String host) {
        return URI.create("wss://" + host + ":" + port + "/ocpp/CS01");
    }

    void password(String user, String password) {
        credentials = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes());
    }

    void answerOnly(int status) {
        onlyStatus = status;
    }

    /** The certificate of the last client. */
    X509Certificate shown() {
        return shown;
    }

    /** Speaks OCPP, as far as heartbeats go. */
    void answersHeartbeats() {
        answersHeartbeats = true;
    }

    int received() {
        return received.get();
    }

    int pongs() {
        return pongs.get();
    }

    /** Closes all sockets without a WebSocket close. */
    void cut() {
        connector.getConnectedEndPoints().forEach(EndPoint::close);
    }

    void close() throws Exception {
        server.stop();
    }

    /** Public with public methods, as Jetty looks them up. */
    public final class Echo implements Session.Listener {

        private Session session;

        @Override
        public void onWebSocketOpen(Session opened) {
            session = opened;
            session.demand();
        }

        @Override
        public void onWebSocketText(String text) {
            received.incrementAndGet();
            if (answersHeartbeats && text.startsWith("[2,")) {
                session.sendText("[3,\"" + text.split("\"")[1] + "\",{\"currentTime\":\"" + Instant.now() + "\"}]", Callback.NOOP);
            } else if (text.startsWith("big ")) {
                session.sendText("x".repeat(Integer.parseInt(text.substring(4))), Callback.NOOP);
            } else if (text.equals("ping me")) {
                session.sendPing(ByteBuffer.wrap(new byte[]{1, 2}), Callback.NOOP);
            } else {
                session.sendText("echo " + text, Callback.NOOP);
            }
            session.demand();
        }

        @Override
        public void onWebSocketPong(ByteBuffer payload) {
            pongs.incrementAndGet();
            session.demand();
        }

        @Override
        public void onWebSocketPing(ByteBuffer payload) {
            session.sendPong(payload, Callback.NOOP);
            session.demand();
        }
    }
}
