package io.busbar.transfer.ftp;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.core.loop.RealLoop;
import io.busbar.testing.Patience;
import io.busbar.transfer.api.Download;
import io.busbar.transfer.api.Ongoing;
import io.busbar.transfer.api.Sending;
import io.busbar.transfer.api.TransferException;
import io.busbar.transfer.api.TransferFailure;
import io.busbar.transfer.api.Upload;
import io.busbar.transfer.core.PartialFile;
import io.busbar.transfer.core.PeerAddresses;
import io.busbar.transfer.core.ServerTrust;
import io.busbar.transfer.core.TransferLimits;
import io.busbar.transfer.ftp.FtpServerFixture.Tls;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.util.promise.Promise;

class FtpTransferTest {

    private static final byte[] FILE = new byte[3_000_000];
    private static final TransferLimits LIMITS = new TransferLimits(256, Duration.ofMinutes(5), Duration.ofHours(24));
    private static final FtpTransfer.Patience PATIENCE = new FtpTransfer.Patience(Duration.ofSeconds(10), Duration.ofSeconds(10), LIMITS);
    private static final FtpTransfer.Patience SHORT = new FtpTransfer.Patience(Duration.ofSeconds(1), Duration.ofSeconds(1), LIMITS);

    @TempDir
    Path folder;

    private final RealLoop real = new RealLoop();
    private final StationLoop loop = real.facade("transfer");
    private FtpServerFixture server;
    private FtpTransfer transfer = new FtpTransfer(loop, PATIENCE, Optional::empty);
    private Path file;

    @BeforeEach
    void write() throws Exception {
        new Random(1).nextBytes(FILE);
        file = Files.write(folder.resolve("log.zip"), FILE);
    }

    @AfterEach
    void end() {
        transfer.close();
        real.close();
        if (server != null) {
            server.close();
        }
    }

    private void serve(Tls tls) throws Exception {
        server = new FtpServerFixture(folder, tls);
    }

    private static Throwable failure(Promise<?> promise) throws Exception {
        await().atMost(Patience.ofSeconds(60)).until(promise::isDone);
        return promise.getFailure();
    }

    private static void assertFails(TransferFailure expected, Promise<?> promise) throws Exception {
        TransferException failure = assertInstanceOf(TransferException.class, failure(promise));
        assertEquals(expected, failure.failure(), failure.getMessage());
        assertFalse(failure.getMessage().contains("p@ss"), failure.getMessage());
    }

    private Sending upload(String uri) {
        return transfer.upload(new Upload(file, URI.create(uri)));
    }

    private Ongoing download(String uri) {
        return transfer.download(new Download(URI.create(uri), folder.resolve("in/firmware.zip"), 4_000_000));
    }

    private Supplier<Optional<SSLContext>> trusting() throws Exception {
        X509Certificate root = (X509Certificate) server.keys.getCertificate("server");
        SSLContext trusting = ServerTrust.trusting(List.of(root), Instant.now(), Optional.empty());
        return () -> Optional.of(trusting);
    }

    @Test
    @DisplayName("N01.FR.15: a log goes by FTP, to a server that tells an address of its own network")
    void uploads() throws Exception {
        serve(Tls.NONE);
        Sending sending = upload(server.at("ftp", "log%20of%20station.zip"));
        assertNull(failure(sending.ended()));
        assertArrayEquals(FILE, Files.readAllBytes(server.home.resolve("log of station.zip")));
        assertEquals(FILE.length, sending.bytes());
    }

    @ParameterizedTest
    @EnumSource(value = Tls.class, names = {"EXPLICIT"})
    @DisplayName("N01.FR.15, N01.FR.16: by FTPS with a server that a root of the CSMS vouches for, both ways; not with another")
    void secure(Tls tls) throws Exception {
        serve(tls);
        assertFails(TransferFailure.UNTRUSTED, upload(server.at("ftps", "log.zip")).ended());
        transfer = new FtpTransfer(loop, PATIENCE, trusting());
        assertNull(failure(upload(server.at("ftps", "log.zip")).ended()));
        assertArrayEquals(FILE, Files.readAllBytes(server.home.resolve("log.zip")));
        Ongoing ongoing = download(server.at("ftps", "log.zip"));
        assertNull(failure(ongoing.ended()));
        assertArrayEquals(FILE, Files.readAllBytes(ongoing.ended().getValue()));
        assertFails(TransferFailure.UNTRUSTED, upload(server.at("ftps", "log.zip").replace("localhost", "127.0.0.1")).ended());
    }

    @Test
    @DisplayName("L01.FR.20: firmware comes by FTP, whole and under its name in one step")
    void downloads() throws Exception {
        serve(Tls.NONE);
        Files.write(server.home.resolve("firmware.zip"), FILE);
        Ongoing ongoing = download(server.at("ftp", "firmware.zip"));
        assertNull(failure(ongoing.ended()));
        assertEquals(folder.resolve("in/firmware.zip"), ongoing.ended().getValue());
        assertArrayEquals(FILE, Files.readAllBytes(folder.resolve("in/firmware.zip")));
        assertEquals(FILE.length, ongoing.bytes());
        try (var left = Files.list(folder.resolve("in"))) {
            assertEquals(1, left.count());
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    @DisplayName("A download that broke off goes on where it was, unless the file has changed since")
    void goesOn(boolean same) throws Exception {
        serve(Tls.NONE);
        Path there = Files.write(server.home.resolve("firmware.zip"), FILE);
        String uri = server.at("ftp", "firmware.zip");
        Ongoing whole = download(uri);
        assertNull(failure(whole.ended()));
        // as it is after a power cut in the middle: two stretches, and what the server said of the file
        Path part = folder.resolve("in/firmware.zip.part");
        byte[] begun = Arrays.copyOf(FILE, 2 * PartialFile.STRETCH + 10);
        begun[0]++;
        Files.write(part, begun);
        String time = java.time.format.DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSS").withZone(java.time.ZoneOffset.UTC)
                .format(Files.getLastModifiedTime(there).toInstant());
        String digest = java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(uri.getBytes(StandardCharsets.UTF_8)));
        Files.write(folder.resolve("in/firmware.zip.from"), List.of(digest, (same ? FILE.length : 7) + " " + time));
        assertNull(failure(download(uri).ended()));
        byte[] now = Files.readAllBytes(folder.resolve("in/firmware.zip"));
        assertEquals(FILE.length, now.length);
        // the byte that was changed here tells whether the first stretch was kept
        assertEquals(same, now[0] != FILE[0]);
        assertArrayEquals(Arrays.copyOfRange(FILE, 1, FILE.length), Arrays.copyOfRange(now, 1, now.length));
    }

    @Test
    @DisplayName("What cannot be had is told with its reason, and whether it may pass")
    void refusals() throws Exception {
        serve(Tls.NONE);
        assertFails(TransferFailure.NOT_FOUND, download(server.at("ftp", "nothing.zip")).ended());
        assertFails(TransferFailure.UNAUTHORIZED, download(server.at("ftp", "x").replace("p%40ss", "other")).ended());
        assertFails(TransferFailure.REFUSED, upload(server.at("ftp", "no/such/folder/log.zip")).ended());
        Files.write(server.home.resolve("long.zip"), new byte[4_000_001]);
        assertFails(TransferFailure.TOO_LARGE, download(server.at("ftp", "long.zip")).ended());
        Files.delete(file);
        assertFails(TransferFailure.STORAGE, upload(server.at("ftp", "log.zip")).ended());
        assertFails(TransferFailure.UNREACHABLE, upload("ftp://nowhere.invalid/log.zip").ended());
        int port = server.port();
        server.close();
        assertFails(TransferFailure.UNREACHABLE, upload("ftp://localhost:" + port + "/log.zip").ended());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp:log.zip", "ftp://localhost", "ftp://localhost/", "ftp://localhost/a%0D%0ADELE%20b",
            "ftp://u%0A:p@localhost/a"})
    @DisplayName("An address that says too little, or would say a command of its own, is refused")
    void addresses(String uri) throws Exception {
        assertFails(TransferFailure.UNSUPPORTED, upload(uri).ended());
    }

    @Test
    @DisplayName("A server that accepts and says nothing is given up")
    void silent() throws Exception {
        transfer = new FtpTransfer(loop, SHORT, Optional::empty);
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertFails(TransferFailure.BROKEN_OFF, upload("ftp://localhost:" + silent.getLocalPort() + "/log.zip").ended());
        }
    }

    private FtpTransfer limited(PeerAddresses peers) {
        Duration patience = Duration.ofSeconds(10);
        TransferLimits limits = new TransferLimits(256, Duration.ofMinutes(5), Duration.ofHours(24), peers);
        return new FtpTransfer(loop, new FtpTransfer.Patience(patience, patience, limits), Optional::empty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp", "ftps"})
    @DisplayName("A transfer with this machine is refused where private addresses are, before the server sees a connection")
    void refusedAddress(String scheme) throws Exception {
        transfer = limited(PeerAddresses.PUBLIC);
        try (ServerSocket untouched = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            for (String host : List.of("localhost", "127.0.0.1", "[::ffff:127.0.0.1]")) {
                String uri = scheme + "://u:p@" + host + ":" + untouched.getLocalPort() + "/log.zip";
                assertFails(TransferFailure.REFUSED, upload(uri).ended());
                assertFails(TransferFailure.REFUSED, download(uri).ended());
            }
            untouched.setSoTimeout(1);
            assertThrows(SocketTimeoutException.class, untouched::accept);
        }
    }

    @Test
    @DisplayName("A server that names another host for the file's connection does not make the station connect to it")
    void passiveHost() throws Exception {
        transfer = limited(PeerAddresses.refusing(address -> !address.equals(InetAddress.getLoopbackAddress())));
        try (ServerSocket control = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                ServerSocket other = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.2"))) {
            Thread peer = new Thread(() -> serve(control, other, "127,0,0,2", Optional.empty()));
            peer.start();
            assertFails(TransferFailure.UNREACHABLE, upload("ftp://u:p@localhost:" + control.getLocalPort() + "/log.zip").ended());
            peer.join(10_000);
            other.setSoTimeout(1);
            assertThrows(SocketTimeoutException.class, other::accept);
        }
    }

    /** @see #serve(ServerSocket, ServerSocket, String, Optional) */
    private static void serve(ServerSocket control, ServerSocket data, Optional<String> word) {
        serve(control, data, "127,0,0,1", word);
    }

    /**
     * A server that takes a file and does not read it.
     *
     * @param host that it names for the file's connection
     * @param word what it says after it has ended the file's connection; {@code goodbye} to end this one too, and nothing to leave both open
     */
    private static void serve(ServerSocket control, ServerSocket data, String host, Optional<String> word) {
        try (Socket client = control.accept(); OutputStream out = client.getOutputStream()) {
            out.write("220 ready\r\n".getBytes(StandardCharsets.US_ASCII));
            var in = new java.io.BufferedReader(new java.io.InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String answer = line.startsWith("PASV")
                        ? "227 ok (" + host + "," + data.getLocalPort() / 256 + "," + data.getLocalPort() % 256 + ")"
                        : line.startsWith("STOR") ? "150 go on" : line.startsWith("USER") ? "331 who" : "200 ok";
                out.write(((line.startsWith("PASS") ? "230 in" : answer) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                if (line.startsWith("STOR") && word.isPresent()) {
                    Socket refused = data.accept();
                    refused.setSoLinger(true, 0);
                    refused.close();
                    if (word.get().equals("goodbye")) {
                        return;
                    }
                    out.write((word.get() + "\r\n").getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (java.io.IOException e) {
            // the client went, as it should
        }
    }

    private interface Talk {

        void with(String uri) throws Exception;
    }

    /** Talks to {@link #serve such a server}, which sees the end of it. */
    private static void facing(Optional<String> word, Talk talk) throws Exception {
        try (ServerSocket control = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                ServerSocket data = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread peer = new Thread(() -> serve(control, data, word));
            peer.start();
            talk.with("ftp://u:p@localhost:" + control.getLocalPort() + "/log.zip");
            peer.join(10_000);
            assertFalse(peer.isAlive());
        }
    }

    /** Greets with this again and again, without an end, until the station ends the connection. */
    private void facing(String again, long pauseMillis, TransferFailure expected) throws Exception {
        try (ServerSocket endless = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread peer = new Thread(() -> {
                try (Socket client = endless.accept()) {
                    byte[] more = again.getBytes(StandardCharsets.US_ASCII);
                    while (true) {
                        client.getOutputStream().write(more);
                        Thread.sleep(pauseMillis);
                    }
                } catch (java.io.IOException | InterruptedException e) {
                    // the station ended it, as it should
                }
            });
            peer.start();
            assertFails(expected, upload("ftp://u:p@localhost:" + endless.getLocalPort() + "/log.zip").ended());
            peer.join(10_000);
            assertFalse(peer.isAlive(), "it is still read from");
        }
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"x", "220", "220 x", "220-x\r\n", "220-\r\n220-x\r\n", "\u0000"})
    @DisplayName("A reply that never ends, in one line or in many, is refused after some thousand bytes")
    void endless(String again) throws Exception {
        facing(again.repeat(100), 0, TransferFailure.REFUSED);
    }

    @Test
    @DisplayName("A reply that never ends and comes slowly is given up: a byte now and then is no answer")
    void drips() throws Exception {
        transfer = new FtpTransfer(loop, SHORT, Optional::empty);
        facing("2", 100, TransferFailure.BROKEN_OFF);
    }

    @Test
    @DisplayName("What is said within TLS is bounded as well")
    void endlessWithinTls() throws Exception {
        serve(Tls.NONE);
        transfer = new FtpTransfer(loop, PATIENCE, trusting());
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(server.keys, "secret".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), null, null);
        try (ServerSocket control = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread peer = new Thread(() -> {
                try (Socket client = control.accept()) {
                    client.getOutputStream().write("220 ready\r\n".getBytes(StandardCharsets.US_ASCII));
                    client.getInputStream().readNBytes("AUTH TLS\r\n".length());
                    client.getOutputStream().write("234 go on\r\n".getBytes(StandardCharsets.US_ASCII));
                    SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(client, null, true);
                    tls.setUseClientMode(false);
                    while (true) {
                        tls.getOutputStream().write("200-and\r\n".repeat(100).getBytes(StandardCharsets.US_ASCII));
                    }
                } catch (java.io.IOException e) {
                    // the station ended it, as it should
                }
            });
            peer.start();
            assertFails(TransferFailure.REFUSED, upload("ftps://u:p@localhost:" + control.getLocalPort() + "/log.zip").ended());
            peer.join(10_000);
            assertFalse(peer.isAlive(), "it is still read from");
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    @DisplayName("An upload of which nothing moves any more is given up; one that is cancelled ends at once")
    void stops(boolean cancelled) throws Exception {
        transfer = new FtpTransfer(loop, cancelled ? PATIENCE : SHORT, Optional::empty);
        Files.write(file, new byte[40_000_000]);
        facing(Optional.empty(), uri -> {
            Sending sending = upload(uri);
            await().atMost(Patience.ofSeconds(60)).until(() -> sending.bytes() > 0);
            if (cancelled) {
                sending.cancel();
            }
            assertFails(cancelled ? TransferFailure.CANCELLED : TransferFailure.BROKEN_OFF, sending.ended());
        });
    }

    @ParameterizedTest
    @CsvSource({"550 no, REFUSED", "452 full, UNAVAILABLE", "426 lost it, BROKEN_OFF", "226 thanks, BROKEN_OFF", "goodbye, BROKEN_OFF"})
    @DisplayName("A server that ends the file's connection in the middle is asked why")
    void endedByServer(String word, TransferFailure expected) throws Exception {
        Files.write(file, new byte[40_000_000]);
        facing(Optional.of(word), uri -> assertFails(expected, upload(uri).ended()));
    }

    @Test
    @DisplayName("Another order for the same file takes the place of the one before; the bundle's end ends all")
    void oneAtATime() throws Exception {
        serve(Tls.NONE);
        Files.write(server.home.resolve("firmware.zip"), FILE);
        Ongoing first = download(server.at("ftp", "firmware.zip"));
        Ongoing second = download(server.at("ftp", "firmware.zip"));
        assertNull(failure(second.ended()));
        assertTrue(first.ended().isDone());
        assertArrayEquals(FILE, Files.readAllBytes(folder.resolve("in/firmware.zip")));
        await().atMost(Patience.ofSeconds(60)).until(
                () -> Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> thread.getName().equals("ftp") && thread.isAlive()));
    }
}
