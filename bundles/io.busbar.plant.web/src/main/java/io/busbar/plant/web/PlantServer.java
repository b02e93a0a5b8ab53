package io.busbar.plant.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.busbar.plant.api.Plant;
import io.busbar.plant.api.PlantException;
import io.busbar.station.api.loop.StationLoop;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP on the loopback interface: the page, the plant's state, its actions. Requests are read on the server's few threads and done on the station
 * loop. Pages of other sites cannot act: requests whose Host or Origin is not this machine's own are refused.
 */
final class PlantServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlantServer.class);
    private static final int MOST_BYTES = 8 * 1024;
    private static final int THREADS = 4;
    private static final int WAITING = 64;
    private static final long ANSWER_WITHIN_SECONDS = 600;
    private static final String JSON = "application/json";

    private record Reply(int status, String type, byte[] body) {

        static Reply json(int status, String text) {
            return new Reply(status, JSON, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private final StationLoop loop;
    private final Plant plant;
    private final PlantActions actions;
    private final StateJson state;
    private final byte[] page;
    private final HttpServer server;
    private final ThreadPoolExecutor threads;

    /** @param port 0 for any free one */
    PlantServer(int port, StationLoop loop, Plant plant, StationServices services) throws IOException {
        this.loop = loop;
        this.plant = plant;
        Network network = new Network(services);
        actions = new PlantActions(loop, plant, network, new Flood(loop, plant, services));
        state = new StateJson(services, network);
        try (InputStream in = PlantServer.class.getResourceAsStream("plant.html")) {
            page = in.readAllBytes();
        }
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), task -> {
            Thread thread = new Thread(task, "plant-web-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
        server = listenAt(port);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        LOG.info("the plant is at http://localhost:{}/", port());
    }

    private static HttpServer listenAt(int port) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), WAITING);
        } catch (BindException e) {
            throw new IOException("port " + port + " is taken: give the plant's page another one", e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Serves a page of another bundle, under the same guard as the plant's. */
    void add(String path, HttpHandler page) {
        server.createContext(path, exchange -> {
            try {
                checkOrigin(exchange);
                page.handle(exchange);
            } catch (Refusal refusal) {
                send(exchange, Reply.json(refusal.status(), Answer.error(refusal.getMessage())));
            } finally {
                exchange.close();
            }
        });
    }

    void remove(String path) {
        server.removeContext(path);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                checkOrigin(exchange);
                reply = answer(exchange);
            } catch (Refusal refusal) {
                reply = Reply.json(refusal.status(), Answer.error(refusal.getMessage()));
            } catch (RuntimeException e) {
                LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
                reply = Reply.json(500, Answer.error("internal error"));
            }
            send(exchange, reply);
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", reply.type + "; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        if (reply.type.equals("text/html")) {
            headers.set("Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:; "
                            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        }
        exchange.sendResponseHeaders(reply.status, reply.body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(reply.body);
        }
    }

    private static void checkOrigin(HttpExchange exchange) throws Refusal {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (host != null && !isOurs("http://" + host)) {
            throw new Refusal(403, "this host is not served");
        }
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        if (origin != null && !isOurs(origin)) {
            throw new Refusal(403, "pages of other sites may not do that");
        }
    }

    private static boolean isOurs(String address) {
        try {
            String host = String.valueOf(URI.create(address).getHost()).toLowerCase(Locale.ROOT);
            return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Reply answer(HttpExchange exchange) throws Refusal, IOException {
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/" -> {
                require(exchange, "GET");
                return new Reply(200, "text/html", page);
            }
            case "/plant" -> {
                require(exchange, "GET");
                return Reply.json(200, onLoop(() -> loop.resolved(capabilities())));
            }
            case "/plant/state" -> {
                require(exchange, "GET");
                return Reply.json(200, onLoop(() -> loop.resolved(state.of(plant.state()))));
            }
            default -> {
                String action = path.startsWith("/plant/") ? path.substring("/plant/".length()) : "";
                if (!actions.knows(action)) {
                    throw new Refusal(404, "there is no " + path);
                }
                require(exchange, "POST");
                return Reply.json(200, onLoop(actions.read(action, Members.of(body(exchange)))));
            }
        }
    }

    private String capabilities() {
        return Answer.object(out -> {
            out.writeArrayFieldStart("capabilities");
            for (String capability : PlantActions.CAPABILITIES) {
                out.writeString(capability);
            }
            out.writeEndArray();
            out.writeObjectFieldStart("state");
            state.write(out, plant.state());
            out.writeEndObject();
        });
    }

    private static void require(HttpExchange exchange, String method) throws Refusal {
        if (!exchange.getRequestMethod().equals(method)) {
            exchange.getResponseHeaders().set("Allow", method);
            throw new Refusal(405, "only " + method + " is possible here");
        }
    }

    private static byte[] body(HttpExchange exchange) throws Refusal, IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new Refusal(413, "a request has at most " + MOST_BYTES + " bytes");
        }
        return body;
    }

    /** Does it on the station loop and waits for what comes of it. */
    private String onLoop(PlantActions.Action action) throws Refusal {
        CompletableFuture<String> done = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                Promise<String> answer = action.run();
                answer.onSuccess(done::complete).onFailure(done::completeExceptionally);
            } catch (Refusal | PlantException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw refusal(e.getCause());
        } catch (TimeoutException e) {
            throw new Refusal(503, "the station does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "the plant is going");
        }
    }

    private static Refusal refusal(Throwable cause) {
        if (cause instanceof Refusal refusal) {
            return refusal;
        }
        if (cause instanceof PlantException impossible) {
            return switch (impossible.reason()) {
                case NO_SUCH_EVSE, NO_SUCH_CONNECTOR -> new Refusal(404, impossible.getMessage());
                default -> new Refusal(409, impossible.getMessage());
            };
        }
        LOG.error("an action on the plant failed", cause);
        return new Refusal(500, "internal error");
    }
}
