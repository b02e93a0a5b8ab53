package io.busbar.itests.bundles;

import io.busbar.testing.Patience;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** A CSMS that accepts everything and calls the station with texts. */
public final class TinyCsms {

    private static final Pattern CALL = Pattern.compile("\\[2,\"([^\"]+)\",\"([^\"]+)\",.*", Pattern.DOTALL);
    private static final Pattern ANSWER = Pattern.compile("\\[[34],\"([^\"]+)\",.*", Pattern.DOTALL);

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 1, 1);
    private final Map<String, CompletableFuture<String>> open = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final CopyOnWriteArrayList<String> calls = new CopyOnWriteArrayList<>();
    private volatile Session session;

    TinyCsms() throws Exception {
        connector.setHost("localhost");
        server.addConnector(connector);
        server.setHandler(WebSocketUpgradeHandler.from(server, container -> {
            container.setIdleTimeout(Duration.ZERO);
            container.addMapping("/*", (request, response, callback) -> {
                response.setAcceptedSubProtocol("ocpp2.0.1");
                return new Link();
            });
        }));
        server.start();
    }

    URI url() {
        return URI.create("ws://localhost:" + connector.getLocalPort());
    }

    int connections() {
        return connections.get();
    }

    boolean said(String part) {
        return calls.stream().anyMatch(call -> call.contains(part));
    }

    void forget() {
        calls.clear();
    }

    /** The whole frame that answers. */
    String call(String action, String payload) throws Exception {
        String id = "c" + ids.incrementAndGet();
        CompletableFuture<String> answer = new CompletableFuture<>();
        open.put(id, answer);
        session.sendText("[2,\"" + id + "\",\"" + action + "\"," + payload + "]", Callback.NOOP);
        return answer.get(Patience.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() throws Exception {
        server.stop();
    }

    /** Public with public methods, as Jetty looks them up. */
    public final class Link implements Session.Listener {

        @Override
        public void onWebSocketOpen(Session opened) {
            connections.incrementAndGet();
            session = opened;
            opened.demand();
        }

        @Override
        public void onWebSocketText(String text) {
            Matcher call = CALL.matcher(text);
            Matcher answer = ANSWER.matcher(text);
            if (call.matches()) {
                calls.add(text);
                session.sendText("[3,\"" + call.group(1) + "\"," + answer(call.group(2)) + "]", Callback.NOOP);
            } else if (answer.matches() && open.containsKey(answer.group(1))) {
                open.remove(answer.group(1)).complete(text);
            }
            session.demand();
        }

        private static String answer(String action) {
            return switch (action) {
                case "BootNotification" -> "{\"currentTime\":\"" + Instant.now() + "\",\"interval\":300,\"status\":\"Accepted\"}";
                case "Heartbeat" -> "{\"currentTime\":\"" + Instant.now() + "\"}";
                case "Authorize" -> "{\"idTokenInfo\":{\"status\":\"Accepted\"}}";
                default -> "{}";
            };
        }
    }
}
