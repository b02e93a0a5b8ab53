package io.busbar.itests.conformance;

import com.sun.net.httpserver.HttpServer;
import io.busbar.itests.product.Charger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** An HTTP server that takes files by PUT. */
final class HttpFileDrop extends FileDrop {

    private final HttpServer server;
    private volatile CountDownLatch barrier = new CountDownLatch(0);

    HttpFileDrop() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "file drop");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> {
            byte[] file = exchange.getRequestBody().readAllBytes();
            await();
            put(exchange.getRequestURI().getPath().substring(1), file);
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        server.start();
    }

    private void await() {
        try {
            if (!barrier.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody opened the drop");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    @Override
    String urlOfNobody() {
        return "http://localhost:" + Charger.freePort() + "/";
    }

    @Override
    void hold() {
        barrier = new CountDownLatch(1);
    }

    @Override
    void open() {
        barrier.countDown();
    }

    @Override
    public void close() {
        open();
        server.stop(0);
    }
}
