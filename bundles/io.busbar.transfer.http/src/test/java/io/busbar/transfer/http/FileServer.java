package io.busbar.transfer.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of one file that can do what servers do on bad days. */
final class FileServer implements AutoCloseable {

    /** One request as it came. */
    record Seen(String path, Optional<String> range, Optional<String> ifRange, Optional<String> authorization, String host) {}

    final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile byte[] content;
    volatile String movedTo = "/firmware.bin";
    volatile Optional<String> tag = Optional.of("\"one\"");
    volatile Optional<String> lastModified = Optional.empty();
    volatile int status;
    volatile boolean sayLength = true;
    volatile boolean falseRange;
    volatile Optional<String> password = Optional.empty();
    /** After so many bytes of an answer the connection breaks; -1 for never. */
    volatile int breakAfter = -1;
    /** After so many bytes of an answer nothing comes any more; -1 for never. */
    volatile int silentAfter = -1;

    FileServer(byte[] content) throws IOException {
        this(content, HttpServer.create());
    }

    FileServer(byte[] content, HttpServer server) throws IOException {
        this.content = content;
        this.server = server;
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri(String scheme, String path) {
        return URI.create(scheme + "://" + (password.isPresent() ? "station:" + password.get() + "@" : "") + "localhost:"
                + server.getAddress().getPort() + path);
    }

    URI uri() {
        return uri("http", "/firmware.bin?token=secret");
    }

    void content(byte[] now, String newTag) {
        content = now;
        tag = Optional.of(newTag);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Headers asked = exchange.getRequestHeaders();
        seen.add(new Seen(exchange.getRequestURI().getPath(), Optional.ofNullable(asked.getFirst("Range")),
                Optional.ofNullable(asked.getFirst("If-Range")), Optional.ofNullable(asked.getFirst("Authorization")),
                asked.getFirst("Host")));
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/moved")) {
                exchange.getResponseHeaders().add("Location", movedTo);
                exchange.sendResponseHeaders(302, -1);
            } else if (status != 0) {
                exchange.sendResponseHeaders(status, 0);
                exchange.getResponseBody().write("no".repeat(50_000).getBytes());
            } else if (password.isPresent() && !given(password.get()).equals(asked.getFirst("Authorization"))) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"files\"");
                exchange.sendResponseHeaders(401, -1);
            } else {
                send(exchange, asked);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String given(String password) {
        return "Basic " + Base64.getEncoder().encodeToString(("station:" + password).getBytes());
    }

    private void send(HttpExchange exchange, Headers asked) throws IOException, InterruptedException {
        tag.ifPresent(text -> exchange.getResponseHeaders().add("ETag", text));
        lastModified.ifPresent(text -> exchange.getResponseHeaders().add("Last-Modified", text));
        int from = 0;
        String range = asked.getFirst("Range");
        String validator = asked.getFirst("If-Range");
        if (range != null && (tag.filter(text -> text.equals(validator)).isPresent()
                || lastModified.filter(text -> text.equals(validator)).isPresent())) {
            from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
            if (from >= content.length) {
                exchange.sendResponseHeaders(416, -1);
                return;
            }
            int first = falseRange ? from + 1 : from;
            exchange.getResponseHeaders().add("Content-Range", "bytes " + first + "-" + (content.length - 1) + "/" + content.length);
        }
        int length = content.length - from;
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, sayLength ? length : 0);
        OutputStream body = exchange.getResponseBody();
        if (breakAfter >= 0) {
            body.write(content, from, Math.min(length, breakAfter));
            body.flush();
            throw new IOException("the connection breaks");
        }
        if (silentAfter >= 0) {
            body.write(content, from, Math.min(length, silentAfter));
            body.flush();
            closing.await();
        }
        body.write(content, from, length);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
