package io.busbar.itests.bundles;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;

/** A CSMS that accepts everything and calls the station with texts. It runs within the framework, on a free port. */
final class TinyCsms extends WebSocketServer {

    private static final Pattern CALL = Pattern.compile("\\[2,\"([^\"]+)\",\"([^\"]+)\",.*", Pattern.DOTALL);
    private static final Pattern ANSWER = Pattern.compile("\\[[34],\"([^\"]+)\",.*", Pattern.DOTALL);

    private final Duration patience;
    private final CountDownLatch listening = new CountDownLatch(1);
    private final Map<String, CompletableFuture<String>> open = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile WebSocket station;

    /** @param patience how long an answer is waited for at most */
    TinyCsms(Duration patience) throws InterruptedException {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1,
                List.of(new Draft_6455(List.of(), List.of(new Protocol("ocpp2.0.1")))));
        this.patience = patience;
        setConnectionLostTimeout(0);
        setDaemon(true);
        start();
        listening.await();
    }

    URI url() {
        return URI.create("ws://localhost:" + getPort());
    }

    int connections() {
        return connections.get();
    }

    boolean said(String part) {
        return !calls(part).isEmpty();
    }

    /** The station's calls with that in it, in order. */
    List<String> calls(String part) {
        return calls.stream().filter(call -> call.contains(part)).toList();
    }

    void forget() {
        calls.clear();
    }

    /** The whole frame that answers. */
    String call(String action, String payload) throws Exception {
        String id = "c" + ids.incrementAndGet();
        CompletableFuture<String> answer = new CompletableFuture<>();
        open.put(id, answer);
        station.send("[2,\"" + id + "\",\"" + action + "\"," + payload + "]");
        return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void onStart() {
        listening.countDown();
    }

    @Override
    public void onOpen(WebSocket opened, ClientHandshake handshake) {
        station = opened;
        connections.incrementAndGet();
    }

    @Override
    public void onMessage(WebSocket from, String text) {
        Matcher call = CALL.matcher(text);
        Matcher answer = ANSWER.matcher(text);
        if (call.matches()) {
            calls.add(text);
            from.send("[3,\"" + call.group(1) + "\"," + answer(call.group(2)) + "]");
        } else if (answer.matches() && open.containsKey(answer.group(1))) {
            open.remove(answer.group(1)).complete(text);
        }
    }

    private static String answer(String action) {
        return switch (action) {
            case "BootNotification" -> "{\"currentTime\":\"" + Instant.now() + "\",\"interval\":300,\"status\":\"Accepted\"}";
            case "Heartbeat" -> "{\"currentTime\":\"" + Instant.now() + "\"}";
            case "Authorize" -> "{\"idTokenInfo\":{\"status\":\"Accepted\"}}";
            default -> "{}";
        };
    }

    @Override
    public void onClose(WebSocket closed, int code, String reason, boolean remote) {
        // the station connects again by itself
    }

    @Override
    public void onError(WebSocket broken, Exception cause) {
        open.values().forEach(answer -> answer.completeExceptionally(cause));
    }
}
