package com.example.contacts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The hardware: a server on the loopback that writes its contacts' state twenty times a second. */
final class FakeModule implements AutoCloseable {

    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(50);

    private final int port;
    private final Thread thread;
    private volatile boolean present = true;
    private volatile boolean closed;
    private volatile boolean open;
    private volatile int presses;

    FakeModule() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = new Thread(this::run, "fake module");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!closed) {
            if (present) {
                serve();
            }
            LockSupport.parkNanos(TICK);
        }
    }

    private void serve() {
        try (ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(50);
            while (present && !closed) {
                try (Socket client = server.accept()) {
                    while (present && !closed) {
                        boolean pressed = presses > 0;
                        presses = Math.max(0, presses - 1);
                        line(client, pressed);
                        if (pressed) {
                            line(client, false);
                        }
                        LockSupport.parkNanos(TICK);
                    }
                } catch (SocketTimeoutException nobody) {
                    continue;
                } catch (IOException gone) {
                    continue;
                }
            }
        } catch (IOException inUse) {
            LockSupport.parkNanos(TICK);
        }
    }

    private void line(Socket client, boolean pressed) throws IOException {
        client.getOutputStream()
                .write(("door=" + (open ? 1 : 0) + " stop=" + (pressed ? 1 : 0) + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    void present(boolean now) {
        present = now;
    }

    void open(boolean now) {
        open = now;
    }

    void press() {
        presses++;
    }

    ContactModule driver() {
        return new ContactModule(new ContactModule.Config() {

            @Override
            public Class<? extends Annotation> annotationType() {
                return ContactModule.Config.class;
            }

            @Override
            public int busbar_evse_id() {
                return 0;
            }

            @Override
            public String host() {
                return "127.0.0.1";
            }

            @Override
            public int port() {
                return port;
            }
        });
    }

    @Override
    public void close() {
        closed = true;
    }
}
