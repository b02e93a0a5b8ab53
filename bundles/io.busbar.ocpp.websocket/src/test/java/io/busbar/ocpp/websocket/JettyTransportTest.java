package io.busbar.ocpp.websocket;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.spi.ConnectFailedException;
import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.ConnectionListener;
import io.busbar.ocpp.api.spi.Endpoint;
import io.busbar.testing.Patience;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JettyTransportTest {

    private static final Duration PATIENCE = Patience.ofSeconds(60);

    private JettyTransport transport = new JettyTransport();
    private final Recorder recorder = new Recorder();
    private WebSocketPeer peer;

    @BeforeEach
    void start() throws Exception {
        peer = new WebSocketPeer();
    }

    @AfterEach
    void stop() throws Exception {
        transport.stop();
        peer.close();
    }

    @Test
    @DisplayName("Part 4, 3.3: text messages go both ways over the agreed sub-protocol")
    void messagesGoBothWays() throws Exception {
        Connection connection = connect(endpoint(peer.url(), List.of(), "ocpp2.1", "ocpp2.0.1"));
        assertEquals("ocpp2.0.1", connection.subProtocol());
        connection.send("[2,\"1\",\"Héartbeat\",{}]").getValue();
        assertEquals("echo [2,\"1\",\"Héartbeat\",{}]", recorder.texts.poll(Patience.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS));
    }

    @ParameterizedTest
    @CsvSource({"8, 1", "1, 40000"})
    @DisplayName("While messages that were not processed are many or long nothing is read")
    void boundedIntake(int most, int length) throws Exception {
        recorder.takeAtOnce = false;
        Connection connection = connect(
                new Endpoint(peer.url(), List.of("ocpp2.0.1"), Optional.empty(), Optional.empty(), List.of(), 100_000,
                        PATIENCE));
        for (int i = 0; i < most + 2; i++) {
            connection.send(Integer.toString(i).repeat(length)).getValue();
        }
        await().atMost(PATIENCE).until(() -> peer.received() == most + 2 && recorder.texts.size() == most);
        for (int i = 0; i < 2; i++) {
            assertTrue(recorder.texts.poll(Patience.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS).startsWith("echo " + i));
            recorder.next.poll(Patience.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS).run();
            // one was processed, so one more is read, and not two
            await().atMost(PATIENCE).until(() -> recorder.texts.size() == most);
        }
    }

    @Test
    @DisplayName("A message over the limit closes the connection with 1009")
    void tooLongMessage() throws Exception {
        Connection connection = connect(endpoint(peer.url(), List.of(), "ocpp2.0.1"));
        connection.send("big 5000").getValue();
        await().atMost(PATIENCE).until(() -> recorder.closedWith == 1009);
        assertTrue(recorder.texts.isEmpty());
    }

    @Test
    @DisplayName("Of two addresses of which the first is dead the second is tried after a few seconds")
    void deadAddress() throws Exception {
        try (ServerSocket dead = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // nobody accepts: once its queue is full nothing is answered any more
            List<SocketChannel> queue = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                SocketChannel waiting = SocketChannel.open();
                waiting.configureBlocking(false);
                waiting.connect(dead.getLocalSocketAddress());
                queue.add(waiting);
            }
            transport.stop();
            transport = new JettyTransport(Optional.of((host, port, context, promise) -> promise.succeeded(
                    List.of((InetSocketAddress) dead.getLocalSocketAddress(), new InetSocketAddress("localhost", peer.url().getPort())))));
            long began = System.nanoTime();
            Connection connection = connect(
                    new Endpoint(peer.url(), List.of("ocpp2.0.1"), Optional.empty(), Optional.empty(), List.of(), 1000,
                            Duration.ofSeconds(30)));
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            assertEquals("ocpp2.0.1", connection.subProtocol());
            assertTrue(took.toSeconds() >= 4 && took.toSeconds() < 20, took.toString());
            for (SocketChannel waiting : queue) {
                waiting.close();
            }
        }
    }

    @Test
    @DisplayName("Pings are answered, and pongs are told")
    void pings() throws Exception {
        Connection connection = connect(endpoint(peer.url(), List.of(), "ocpp2.0.1"));
        connection.ping();
        await().atMost(PATIENCE).until(() -> recorder.pongs.get() == 1);
        connection.send("ping me").getValue();
        await().atMost(PATIENCE).until(() -> peer.pongs() == 1);
    }

    @Test
    @DisplayName("Part 4, 3.3: a CSMS without a common sub-protocol is left")
    void noCommonSubProtocol() throws Exception {
        assertEquals(ConnectFailedException.Cause.NO_SUB_PROTOCOL, failure(endpoint(peer.url(), List.of(), "ocpp9.9")).reason());
    }

    @Test
    @DisplayName("A00.FR.205: Basic authentication carries identity and password; refusals are told apart; the password is in no text")
    void credentials() throws Exception {
        Endpoint without = endpoint(peer.url(), List.of(), "ocpp2.0.1");
        Endpoint with = new Endpoint(peer.url(), List.of("ocpp2.0.1"), Optional.of("CS01"), Optional.of("sesame-sesame-16"), List.of(),
                1000,
                PATIENCE);
        assertFalse(with.toString().contains("sesame"));
        peer.password("CS01", "sesame-sesame-16");
        assertEquals(ConnectFailedException.Cause.UNAUTHORIZED, failure(without).reason());
        assertEquals("ocpp2.0.1", connect(with).subProtocol());
        peer.answerOnly(404);
        assertEquals(ConnectFailedException.Cause.UNKNOWN_STATION, failure(with).reason());
        assertFalse(failure(with).getMessage().contains("sesame"));
        peer.answerOnly(503);
        assertEquals(ConnectFailedException.Cause.HANDSHAKE, failure(with).reason());
    }

    @Test
    @DisplayName("Nobody listening is UNREACHABLE, in words")
    void nobodyThere() throws Exception {
        peer.close();
        ConnectFailedException failure = failure(endpoint(peer.url(), List.of(), "ocpp2.0.1"));
        assertEquals(ConnectFailedException.Cause.UNREACHABLE, failure.reason());
        assertTrue(failure.getMessage().contains("127.0.0.1"), failure.getMessage());
    }

    @Test
    @DisplayName("A peer that goes away without a word is told as closed, once")
    void peerGone() throws Exception {
        Connection connection = connect(endpoint(peer.url(), List.of(), "ocpp2.0.1"));
        peer.cut();
        await().atMost(PATIENCE).until(() -> recorder.closings.get() == 1);
        connection.close(1000, "");
        assertNotNull(connection.send("late").getFailure());
        assertEquals(1, recorder.closings.get());
    }

    @Test
    @DisplayName("A00.FR.307: wss with a trusted root connects; an unknown root or another host name does not")
    void tls(@TempDir Path dir) throws Exception {
        Path keys = keyStore(dir, "localhost");
        List<X509Certificate> root = List.of(certificate(keys));
        peer.close();
        peer = new WebSocketPeer(keys);
        assertEquals("ocpp2.0.1", connect(endpoint(peer.secureUrl("localhost"), root, "ocpp2.0.1")).subProtocol());
        ConnectFailedException otherHost = failure(endpoint(peer.secureUrl("127.0.0.1"), root, "ocpp2.0.1"));
        assertEquals(ConnectFailedException.Cause.CERTIFICATE_HOST, otherHost.reason(), otherHost::getMessage);
        ConnectFailedException unknownRoot = failure(endpoint(peer.secureUrl("localhost"), List.of(), "ocpp2.0.1"));
        assertEquals(ConnectFailedException.Cause.CERTIFICATE_UNTRUSTED, unknownRoot.reason(), unknownRoot::getMessage);
    }

    private Connection connect(Endpoint endpoint) throws Exception {
        return transport.connect(endpoint, recorder).getValue();
    }

    private ConnectFailedException failure(Endpoint endpoint) throws Exception {
        return assertInstanceOf(ConnectFailedException.class, transport.connect(endpoint, recorder).getFailure());
    }

    private static Endpoint endpoint(URI url, List<X509Certificate> roots, String... subProtocols) {
        return new Endpoint(url, List.of(subProtocols), Optional.empty(), Optional.empty(), roots, 1000, PATIENCE);
    }

    private static Path keyStore(Path dir, String host) throws Exception {
        Path file = dir.resolve("keys.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
                "csms", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + host, "-ext", "san=dns:" + host, "-keystore",
                file.toString(), "-storepass", "secret", "-storetype", "PKCS12").redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes());
        assertEquals(0, keytool.waitFor(), output);
        return file;
    }

    private static X509Certificate certificate(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, "secret".toCharArray());
        }
        return (X509Certificate) store.getCertificate("csms");
    }

    private static final class Recorder implements ConnectionListener {

        final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        final BlockingQueue<Runnable> next = new LinkedBlockingQueue<>();
        final AtomicInteger pongs = new AtomicInteger();
        final AtomicInteger closings = new AtomicInteger();
        volatile boolean takeAtOnce = true;
        volatile int closedWith;

        @Override
        public void onText(String text, Runnable wantMore) {
            texts.add(text);
            if (takeAtOnce) {
                wantMore.run();
            } else {
                next.add(wantMore);
            }
        }

        @Override
        public void onPong() {
            pongs.incrementAndGet();
        }

        @Override
        public void onClosed(int code, String reason) {
            closedWith = code;
            closings.incrementAndGet();
        }
    }
}
