package io.busbar.ocpp.websocket;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.spi.ConnectFailedException;
import io.busbar.ocpp.api.spi.ConnectFailedException.Cause;
import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.ConnectionListener;
import io.busbar.ocpp.api.spi.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that are no CSMS, or a bad one, byte by byte. */
class HostilePeerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MEGABYTE = 1 << 20;

    private final JettyTransport transport = new JettyTransport();
    private final Ends ends = new Ends();

    /** What the owner of a connection hears. */
    private static final class Ends implements ConnectionListener {

        final BlockingQueue<String> closed = new LinkedBlockingQueue<>();
        final AtomicInteger texts = new AtomicInteger();

        @Override
        public void onText(String text, Runnable next) {
            texts.incrementAndGet();
            next.run();
        }

        @Override
        public void onPong() {
            // not looked at
        }

        @Override
        public void onClosed(int code, String reason) {
            closed.add("peer " + code + " " + reason);
        }

        @Override
        public void onClosedLocally(int code, String why) {
            closed.add("station " + code + " " + why);
        }
    }

    @AfterEach
    void stop() {
        transport.stop();
    }

    private static Endpoint endpoint(URI url, Duration timeout) {
        return new Endpoint(url, List.of("ocpp2.0.1"), Optional.empty(), Optional.empty(), List.of(), 1000, timeout);
    }

    private ConnectFailedException failure(RawPeer peer, Duration timeout) throws Exception {
        return assertInstanceOf(ConnectFailedException.class, transport.connect(endpoint(peer.url(), timeout), ends).getFailure());
    }

    private Connection connect(RawPeer peer) throws Exception {
        return transport.connect(endpoint(peer.url(), PATIENCE), ends).getValue();
    }

    private static void forEver(RawPeer peer, Socket socket, String first, String again) throws Exception {
        RawPeer.request(socket);
        peer.write(socket, first);
        while (true) {
            peer.write(socket, again);
        }
    }

    static Stream<Arguments> endless() {
        String line = "X-A: " + "a".repeat(1000) + "\r\n";
        String ok = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";
        return Stream.of(Arguments.of("headers", ok, line), Arguments.of("one header", ok + "X: ", "a".repeat(1000)),
                Arguments.of("cookies", ok, "Set-Cookie: a=" + "b".repeat(1000) + "\r\n"),
                Arguments.of("a status line", "HTTP/1.1 101 ", "a".repeat(1000)),
                Arguments.of("a version", "HTTP/1.", "1".repeat(1000)),
                Arguments.of("interim answers", "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 103 Early Hints\r\n" + line + "\r\n"),
                Arguments.of("a body", "HTTP/1.1 200 OK\r\n\r\n", "a".repeat(1000)),
                Arguments.of("the body of a refusal", "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\n\r\n",
                        "a".repeat(1000)),
                Arguments.of("chunks", "HTTP/1.1 503 Later\r\nTransfer-Encoding: chunked\r\n\r\n", "3e8\r\n" + "a".repeat(1000) + "\r\n"),
                Arguments.of("a chunk's extension", "HTTP/1.1 503 Later\r\nTransfer-Encoding: chunked\r\n\r\n3;", "a".repeat(1000)),
                Arguments.of("trailers", "HTTP/1.1 503 Later\r\nTransfer-Encoding: chunked\r\nTrailer: X-A\r\n\r\n0\r\n", line),
                Arguments.of("redirects", "HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n", "a".repeat(1000)),
                Arguments.of("no HTTP", "", "a".repeat(1000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endless")
    @DisplayName("The answer to the handshake has a limit: a server that sends without end is left before it has sent a few megabytes")
    void endlessAnswers(String what, String first, String again) throws Exception {
        try (RawPeer peer = new RawPeer((self, socket) -> forEver(self, socket, first, again))) {
            ConnectFailedException failure = failure(peer, Duration.ofSeconds(10));
            await().atMost(PATIENCE).until(() -> peer.ended() == 1);
            // what the two sockets' buffers hold counts as sent
            assertTrue(peer.sent() < 12L * MEGABYTE, what + ": " + peer.sent() + " bytes, " + failure.getMessage());
            plain(failure);
        }
    }

    private static void plain(ConnectFailedException failure) {
        String words = failure.getMessage();
        assertTrue(words.length() < 200 && !words.contains("Exception") && !words.contains("@") && !words.contains("org.eclipse"), words);
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                Arguments.of("closes at once", "closed the connection before", (RawPeer.Behaviour) (peer, socket) -> socket.close()),
                Arguments.of("closes after the request", "closed the connection before", (RawPeer.Behaviour) (peer, socket) -> {
                    RawPeer.request(socket);
                    socket.close();
                }), Arguments.of("resets after the request", "closed the connection before", (RawPeer.Behaviour) (peer, socket) -> {
                    RawPeer.request(socket);
                    socket.setSoLinger(true, 0);
                    socket.close();
                }), Arguments.of("closes within its answer", "closed the connection before", (RawPeer.Behaviour) (peer, socket) -> {
                    RawPeer.request(socket);
                    peer.write(socket, "HTTP/1.");
                    socket.close();
                }),
                Arguments.of("stays silent", "did not answer within 1 s", (RawPeer.Behaviour) (peer, socket) -> RawPeer.request(socket)),
                Arguments.of("does not even read", "did not answer within 1 s", (RawPeer.Behaviour) (peer, socket) -> {}),
                Arguments.of("answers a byte now and then", "did not answer within 1 s", (RawPeer.Behaviour) (peer, socket) -> {
                    RawPeer.request(socket);
                    for (char c : "HTTP/1.1 101 Switching Protocols".toCharArray()) {
                        peer.write(socket, String.valueOf(c));
                        TimeUnit.MILLISECONDS.sleep(250);
                    }
                }), Arguments.of("speaks SSH", "no WebSocket server", (RawPeer.Behaviour) (peer, socket) -> {
                    RawPeer.request(socket);
                    peer.write(socket, "SSH-2.0-OpenSSH_9.6\r\n");
                }), Arguments.of("answers 200", "answered HTTP 200", (RawPeer.Behaviour) (peer, socket) -> {
                    RawPeer.request(socket);
                    peer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
                }), Arguments.of("answers a wrong key", "handshake wrongly", (RawPeer.Behaviour) (peer, socket) -> {
                    RawPeer.request(socket);
                    peer.write(socket, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Protocol: ocpp2.0.1\r\nSec-WebSocket-Accept: nonsense\r\n\r\n");
                }), Arguments.of("upgrades without a sub-protocol", "chose none of [ocpp2.0.1]",
                        (RawPeer.Behaviour) (peer, socket) -> peer.upgrade(socket, false)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    @DisplayName("Why there is no connection is said in plain words, and nothing is told of a connection that was never handed over")
    void plainWords(String what, String words, RawPeer.Behaviour behaviour) throws Exception {
        try (RawPeer peer = new RawPeer(behaviour)) {
            ConnectFailedException failure = failure(peer, words.contains("within 1 s") ? Duration.ofSeconds(1) : PATIENCE);
            assertTrue(failure.getMessage().contains(words), failure.getMessage());
            plain(failure);
        }
        assertTrue(ends.closed.isEmpty(), what + ": " + ends.closed);
    }

    @Test
    @DisplayName("Nothing of a server's cookies comes back to it")
    void cookies() throws Exception {
        AtomicReference<String> second = new AtomicReference<>("");
        AtomicInteger requests = new AtomicInteger();
        try (RawPeer peer = new RawPeer((self, socket) -> {
            byte[] request = new byte[4096];
            int length = socket.getInputStream().read(request);
            if (requests.incrementAndGet() == 2) {
                second.set(new String(request, 0, length, StandardCharsets.ISO_8859_1));
            }
            self.write(socket, "HTTP/1.1 401 Unauthorized\r\nSet-Cookie: session=1\r\nContent-Length: 0\r\n\r\n");
        })) {
            assertEquals(Cause.UNAUTHORIZED, failure(peer, PATIENCE).reason());
            assertEquals(Cause.UNAUTHORIZED, failure(peer, PATIENCE).reason());
            assertTrue(second.get().startsWith("GET") && !second.get().contains("session"), second.get());
        }
    }

    /** Reads until the other side ends. */
    private static void drain(Socket socket, AtomicLong bytes) throws IOException {
        byte[] buffer = new byte[8192];
        InputStream in = socket.getInputStream();
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            bytes.addAndGet(count);
        }
    }

    @Test
    @DisplayName("RFC 6455 5.5.3: of pings that come faster than the peer reads the pongs, only the newest is remembered")
    void pingFlood() throws Exception {
        AtomicLong taken = new AtomicLong();
        CountDownLatch read = new CountDownLatch(1);
        int pings = 200_000;
        byte[] ping = RawPeer.frame(9, new byte[100]);
        byte[] last = RawPeer.frame(9, "the last".getBytes(StandardCharsets.UTF_8));
        try (RawPeer peer = new RawPeer((self, socket) -> {
            self.upgrade(socket, true);
            for (int i = 0; i < pings; i++) {
                self.write(socket, ping);
            }
            self.write(socket, last);
            self.write(socket, RawPeer.frame(1, "done".getBytes(StandardCharsets.UTF_8)));
            read.await();
            drain(socket, taken);
        })) {
            Connection connection = connect(peer);
            await().atMost(Duration.ofSeconds(60)).until(() -> ends.texts.get() == 1);
            read.countDown();
            connection.close(1000, "enough");
            await().atMost(PATIENCE).until(() -> !ends.closed.isEmpty());
            assertTrue(taken.get() < 100L * pings / 2, taken.get() + " bytes of pongs were kept for the peer");
        }
    }

    @Test
    @DisplayName("RFC 6455 7.1.1: a peer that does not answer a close, and goes on talking, is cut after five seconds")
    void talksOn() throws Exception {
        try (RawPeer peer = new RawPeer((self, socket) -> {
            self.upgrade(socket, true);
            byte[] ping = RawPeer.frame(9, new byte[10]);
            while (true) {
                self.write(socket, ping);
                TimeUnit.MILLISECONDS.sleep(20);
            }
        })) {
            Connection connection = connect(peer);
            connection.close(1000, "enough");
            await().atMost(PATIENCE).until(() -> peer.ended() == 1 && ends.closed.size() == 1);
        }
    }

    @Test
    @DisplayName("A transport that is stopped says good-bye by a close frame (1001), and tells its owner that it was the station")
    void saysGoodBye() throws Exception {
        AtomicReference<String> frame = new AtomicReference<>("");
        try (RawPeer peer = new RawPeer((self, socket) -> {
            self.upgrade(socket, true);
            byte[] header = socket.getInputStream().readNBytes(8);
            if ((header[0] & 0xf) == 8) {
                int code = ((header[6] ^ header[2]) & 0xff) << 8 | (header[7] ^ header[3]) & 0xff;
                frame.set("close " + code);
            }
            drain(socket, new AtomicLong());
        })) {
            connect(peer);
            transport.stop();
            await().atMost(PATIENCE).until(() -> frame.get().equals("close 1001"));
            assertEquals("station 1001 the station's transport stops", ends.closed.poll(10, TimeUnit.SECONDS));
        }
    }

    @Test
    @DisplayName("A connection that ends right after the handshake is told to its owner once it has it")
    void endsRightAfterTheHandshake() throws Exception {
        try (RawPeer peer = new RawPeer((self, socket) -> {
            self.upgrade(socket, true);
            socket.close();
        })) {
            for (int i = 0; i < 20; i++) {
                transport.connect(endpoint(peer.url(), PATIENCE), ends).getFailure();
                String told = ends.closed.poll(10, TimeUnit.SECONDS);
                assertTrue(told != null && told.startsWith("peer 1006"), told);
            }
        }
    }
}
