package io.busbar.itests.conformance;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Where stations put their logs: an HTTP server that takes files by PUT. */
final class LogDrop implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private volatile CountDownLatch barrier = new CountDownLatch(0);

    LogDrop() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "log drop");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> {
            byte[] file = exchange.getRequestBody().readAllBytes();
            await();
            files.put(exchange.getRequestURI().getPath().substring(1), file);
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        server.start();
    }

    private void await() {
        try {
            if (!barrier.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody opened the door");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    /** Files are taken in full, and not confirmed before {@link #open}. */
    void hold() {
        barrier = new CountDownLatch(1);
    }

    void open() {
        barrier.countDown();
    }

    /** What an archive holds. */
    Map<String, String> entries(String fileName) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        if (!files.containsKey(fileName)) {
            throw new AssertionError(fileName + " did not come, but " + files.keySet());
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(files.get(fileName)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    @Override
    public void close() {
        open();
        server.stop(0);
    }
}
