package io.busbar.csms;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.json.JsonCodec;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** The CSMS's WebSocket side, on loopback: {@code ws://localhost:PORT/NAME}. */
public final class CsmsServer {

    private static final int LONGEST_MESSAGE = 1 << 20;

    private final Ledger ledger = new Ledger();
    private final Conversation conversation;
    private final Answers answers;
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<String, StationSession> stations = new ConcurrentHashMap<>();
    private final Server server;
    private final ServerConnector connector;

    /** @param port 0 for any free one */
    CsmsServer(int port, Clock clock, Conversation conversation) throws Exception {
        this.conversation = conversation;
        QueuedThreadPool threads = new QueuedThreadPool(8, 1);
        threads.setDaemon(true);
        server = new Server(threads);
        connector = new ServerConnector(server, 1, 1);
        connector.setHost("localhost");
        connector.setPort(port);
        server.addConnector(connector);
        JsonCodec codec = JsonCodec.forVersion(OcppVersion.V201);
        answers = new Answers(clock, ledger);
        server.setHandler(WebSocketUpgradeHandler.from(server, container -> {
            container.setIdleTimeout(java.time.Duration.ZERO);
            container.setMaxTextMessageSize(LONGEST_MESSAGE);
            container.addMapping("/*", (request, response, callback) -> {
                String path = request.getHttpURI().getPath();
                String id = URLDecoder.decode(path.substring(path.lastIndexOf('/') + 1), StandardCharsets.UTF_8);
                if (!request.getSubProtocols().contains(OcppVersion.V201.subProtocol())) {
                    conversation.violation(id, "offers no " + OcppVersion.V201.subProtocol() + ": " + request.getSubProtocols());
                    Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400, "only " + OcppVersion.V201.subProtocol());
                    return null;
                }
                response.setAcceptedSubProtocol(OcppVersion.V201.subProtocol());
                return accept(id, codec);
            });
        }));
        server.start();
    }

    private StationSession accept(String id, JsonCodec codec) {
        connections.incrementAndGet();
        StationSession[] own = new StationSession[1];
        own[0] = new StationSession(id, answers, codec, conversation, () -> stations.remove(id, own[0]));
        Optional.ofNullable(stations.put(id, own[0])).ifPresent(StationSession::close);
        return own[0];
    }

    URI url() {
        return URI.create("ws://localhost:" + connector.getLocalPort());
    }

    Ledger ledger() {
        return ledger;
    }

    Answers answers() {
        return answers;
    }

    /** How often stations connected. */
    int connections() {
        return connections.get();
    }

    /** The station that is connected; with several, any of them. */
    Optional<StationSession> station() {
        return stations.values().stream().findAny();
    }

    void stop() throws Exception {
        server.stop();
    }
}
