package io.busbar.itests.product;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.busbar.testing.Patience;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** A CSMS that accepts everything, keeps what it was told, and can say any nonsense. It goes down and comes up again on one port. */
final class LoopbackCsms {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Patience.ofSeconds(60);

    private final int port = Charger.freePort();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger serial = new AtomicInteger();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final Map<String, Integer> complaints = new ConcurrentHashMap<>();
    private final List<Integer> closes = new CopyOnWriteArrayList<>();
    private final Consumer<Call> ledger;
    private Server server;
    private volatile Duration ahead = Duration.ZERO;
    private int connections;
    private volatile Session session;

    /** A call of the station, as it came. */
    record Call(int connection, long nanos, String action, JsonNode payload) {}

    LoopbackCsms(Consumer<Call> ledger) {
        this.ledger = ledger;
    }

    String url() {
        return "ws://localhost:" + port;
    }

    synchronized void up() throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool(8, 1);
        threads.setDaemon(true);
        server = new Server(threads);
        server.setStopTimeout(0);
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("localhost");
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(WebSocketUpgradeHandler.from(server, container -> {
            container.setIdleTimeout(Duration.ZERO);
            container.setMaxTextMessageSize(8 << 20);
            container.addMapping("/*", (request, response, callback) -> {
                response.setAcceptedSubProtocol("ocpp2.0.1");
                return new Peer();
            });
        }));
        server.start();
    }

    synchronized void down() throws Exception {
        if (server != null) {
            Optional.ofNullable(session).ifPresent(Session::disconnect);
            server.stop();
            server = null;
        }
    }

    boolean isConnected() {
        Session now = session;
        return now != null && now.isOpen();
    }

    /** The station's answers, whole frames, by message id. */
    Map<String, String> answers() {
        return answers;
    }

    /** How many answers with this error code named no message. */
    int complaints(String code) {
        return complaints.getOrDefault(code, 0);
    }

    int connections() {
        return connections;
    }

    /** Codes with which connections ended. */
    List<Integer> closes() {
        return closes;
    }

    /** How many calls of this action the station made. */
    int count(String action) {
        return calls.getOrDefault(action, 0);
    }

    void awaitBoots(int boots) {
        await().atMost(PATIENCE).until(() -> count("BootNotification") >= boots);
    }

    /** Its clock, which the station's follows with the next answer to BootNotification or Heartbeat. */
    void clockAhead(Duration time) {
        ahead = time;
    }

    // ---- saying

    void say(String text) {
        session.sendText(text, Callback.NOOP);
    }

    void sayAndWait(String text) throws Exception {
        Callback.Completable sent = new Callback.Completable();
        session.sendText(text, sent);
        sent.get();
    }

    void sayBinary(byte[] bytes) {
        session.sendBinary(ByteBuffer.wrap(bytes), Callback.NOOP);
    }

    /** The station's answer to a message, the whole frame. */
    String awaitAnswer(String id) {
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).until(() -> answers.containsKey(id));
        return answers.remove(id);
    }

    /** A call, and its answer's payload. */
    JsonNode call(String action, String payload) throws IOException {
        String answer = frame(action, payload);
        if (!answer.startsWith("[3,")) {
            throw new AssertionError(answer);
        }
        return JSON.readTree(answer).get(2);
    }

    /** A call, and the frame that answers it. */
    String frame(String action, String payload) throws IOException {
        String id = "call-" + serial.incrementAndGet();
        CompletableFuture<String> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        say("[2,\"" + id + "\",\"" + action + "\"," + payload + "]");
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("no answer to " + action, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private String answer(String action, JsonNode payload) {
        ObjectNode answer = JSON.createObjectNode();
        switch (action) {
            case "BootNotification" ->
                answer.put("currentTime", Instant.now().plus(ahead).toString()).put("interval", 300).put("status", "Accepted");
            case "Heartbeat" -> answer.put("currentTime", Instant.now().plus(ahead).toString());
            case "Authorize" -> answer.putObject("idTokenInfo").put("status", "Accepted");
            case "DataTransfer" -> answer.put("status", "Accepted");
            case "TransactionEvent" -> {
                if (payload.has("idToken")) {
                    answer.putObject("idTokenInfo").put("status", "Accepted");
                }
            }
            default -> {}
        }
        return answer.toString();
    }

    /** One connection. Public with public methods, as Jetty looks them up. */
    public final class Peer implements Session.Listener.AutoDemanding {

        private Session own;
        private int number;

        @Override
        public void onWebSocketOpen(Session opened) {
            own = opened;
            number = ++connections;
            session = opened;
        }

        @Override
        public void onWebSocketClose(int code, String reason, Callback callback) {
            closes.add(code);
            callback.succeed();
        }

        @Override
        public void onWebSocketError(Throwable cause) {
            // the close that follows says it
        }

        @Override
        public void onWebSocketText(String text) {
            long now = System.nanoTime();
            try {
                JsonNode frame = JSON.readTree(text);
                String id = frame.get(1).asText();
                if (frame.get(0).asInt() == 2) {
                    String action = frame.get(2).asText();
                    calls.merge(action, 1, Integer::sum);
                    ledger.accept(new Call(number, now, action, frame.get(3)));
                    own.sendText("[3," + frame.get(1) + "," + answer(action, frame.get(3)) + "]", Callback.NOOP);
                } else if (id.equals("-1")) {
                    complaints.merge(frame.get(2).asText(), 1, Integer::sum);
                } else if (waiting.containsKey(id)) {
                    waiting.remove(id).complete(text);
                } else if (answers.put(id, text) != null) {
                    throw new IllegalStateException("answered twice: " + text);
                }
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the station sent no JSON: " + text, e);
            }
        }
    }
}
