package io.busbar.transfer.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.core.loop.RealLoop;
import io.busbar.testing.Patience;
import io.busbar.transfer.api.Download;
import io.busbar.transfer.api.Ongoing;
import io.busbar.transfer.api.TransferException;
import io.busbar.transfer.api.TransferFailure;
import io.busbar.transfer.core.PartialFile;
import io.busbar.transfer.core.ServerTrust;
import io.busbar.transfer.core.TransferLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTransferTest {

    private static final byte[] FILE = random(1, 3_000_000);
    private static final int HALF = 1_500_000;

    /** Of the pace, and how long a server may be silent: many times as long as the one that drips ever is. */
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(2);

    static final TransferLimits LIMITS = new TransferLimits(256, Duration.ofMinutes(5), Duration.ofHours(24));

    @TempDir
    Path folder;

    private final RealLoop real = new RealLoop();
    private final StationLoop loop = real.facade("transfer");
    private HttpTransfer transfer = transfer(Duration.ofSeconds(10));
    private FileServer server;
    private Path into;

    @BeforeEach
    void serve() throws Exception {
        server = new FileServer(FILE);
        into = folder.resolve("deep/firmware.bin");
    }

    @AfterEach
    void close() {
        server.close();
        real.close();
    }

    private HttpTransfer transfer(Duration silence) {
        return new HttpTransfer(loop, Duration.ofSeconds(10), silence, LIMITS, Optional::empty);
    }

    private static byte[] random(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private Ongoing download(URI from) throws Exception {
        return download(from, 10_000_000);
    }

    private Ongoing download(URI from, long maxBytes) throws Exception {
        return loop.promises().submit(() -> transfer.download(new Download(from, into, maxBytes))).getValue();
    }

    private TransferException failure(Ongoing ongoing) throws Exception {
        Throwable failure = ongoing.ended().getFailure();
        assertNotNull(failure, "it came");
        return (TransferException) failure;
    }

    private void assertComplete(Ongoing ongoing, byte[] expected) throws Exception {
        assertEquals(into, ongoing.ended().getValue());
        assertArrayEquals(expected, Files.readAllBytes(into));
        assertEquals(expected.length, ongoing.bytes());
        assertEquals(List.of("firmware.bin"), names());
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(into.getParent())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void breakHalfWay() throws Exception {
        server.breakAfter = HALF;
        assertEquals(TransferFailure.BROKEN_OFF, failure(download(server.uri())).failure());
        server.breakAfter = -1;
        assertFalse(Files.exists(into));
    }

    private Optional<String> lastRange() {
        return server.seen.get(server.seen.size() - 1).range();
    }

    @Test
    void aFileComesWhole() throws Exception {
        Files.createDirectories(into.getParent());
        Files.writeString(into, "an older one");
        assertComplete(download(server.uri()), FILE);
        assertEquals(Optional.empty(), lastRange());
    }

    @Test
    void aFileWithoutAnnouncedLengthComesWhole() throws Exception {
        server.sayLength = false;
        assertComplete(download(server.uri()), FILE);
    }

    @Test
    void anEmptyFileIsAFile() throws Exception {
        server.content(new byte[0], "\"empty\"");
        server.sayLength = false;
        assertComplete(download(server.uri()), new byte[0]);
    }

    @Test
    void redirectsAreFollowed() throws Exception {
        assertComplete(download(server.uri("http", "/moved")), FILE);
    }

    @Test
    @DisplayName("A redirect to another host, or without an end, is not followed")
    void redirectsElsewhere() throws Exception {
        server.movedTo = server.uri("http", "/firmware.bin").toString().replace("localhost", "127.0.0.1");
        TransferException refused = failure(download(server.uri("http", "/moved")));
        assertEquals(TransferFailure.REFUSED, refused.failure());
        assertTrue(refused.getMessage().contains("another host, 127.0.0.1"), refused.getMessage());
        assertEquals(1, server.seen.size());
        server.movedTo = "/moved";
        assertEquals(TransferFailure.REFUSED, failure(download(server.uri("http", "/moved"))).failure());
        assertEquals(7, server.seen.size());
    }

    @Test
    void whatBrokeOffGoesOn() throws Exception {
        breakHalfWay();
        assertComplete(download(server.uri()), FILE);
        int from = Integer.parseInt(lastRange().orElseThrow().replaceAll("\\D", ""));
        assertTrue(from > HALF - 2 * PartialFile.STRETCH && from <= HALF, "it asked from " + from);
        assertEquals(Optional.of("\"one\""), server.seen.get(server.seen.size() - 1).ifRange());
    }

    @Test
    void itGoesOnAsOftenAsItBreaks() throws Exception {
        server.breakAfter = 800_000;
        int tries = 0;
        Ongoing last;
        do {
            last = download(server.uri());
            tries++;
        } while (last.ended().getFailure() != null && tries < 20);
        assertComplete(last, FILE);
        assertTrue(tries > 3, tries + " tries");
    }

    @Test
    void withoutLengthABrokenConnectionIsNotAnEnd() throws Exception {
        try (ServerSocket raw = new ServerSocket(0)) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> {
                try (Socket socket = raw.accept()) {
                    socket.getInputStream().read(new byte[4_096]);
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n5\r\nwo".getBytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertEquals(TransferFailure.BROKEN_OFF,
                    failure(download(URI.create("http://localhost:" + raw.getLocalPort() + "/"))).failure());
            served.get(Patience.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void aChangedFileComesAnew() throws Exception {
        breakHalfWay();
        byte[] other = random(2, 2_000_000);
        server.content(other, "\"two\"");
        assertComplete(download(server.uri()), other);
        assertTrue(lastRange().isPresent(), "it asked for the rest");
    }

    @Test
    void aShorterFileComesAnew() throws Exception {
        breakHalfWay();
        byte[] other = random(2, 100_000);
        server.content(other, "\"one\"");
        assertComplete(download(server.uri()), other);
        assertEquals(Optional.empty(), lastRange());
    }

    @Test
    void anotherAddressIsAnotherFile() throws Exception {
        breakHalfWay();
        assertComplete(download(server.uri("http", "/other.bin")), FILE);
        assertEquals(Optional.empty(), lastRange());
    }

    @Test
    void aWeakTagDoesNotTellFilesApart() throws Exception {
        server.tag = Optional.of("W/\"one\"");
        breakHalfWay();
        assertComplete(download(server.uri()), FILE);
        assertEquals(Optional.empty(), lastRange());
    }

    @ParameterizedTest
    @CsvSource({"3600, true", "1, false"})
    void aDateOfChangeWillDoIfItIsAWhileAgo(long secondsAgo, boolean goesOn) throws Exception {
        server.tag = Optional.empty();
        server.lastModified = Optional
                .of(DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).minusSeconds(secondsAgo)));
        breakHalfWay();
        assertComplete(download(server.uri()), FILE);
        assertEquals(goesOn, lastRange().isPresent());
    }

    @Test
    void theWrongPartIsNotTaken() throws Exception {
        breakHalfWay();
        server.falseRange = true;
        assertEquals(TransferFailure.BROKEN_OFF, failure(download(server.uri())).failure());
        assertComplete(download(server.uri()), FILE);
        assertEquals(Optional.empty(), lastRange());
    }

    @Test
    void whatWasNotSynchronisedWhenThePowerWentIsFetchedAgain() throws Exception {
        breakHalfWay();
        Path part = into.resolveSibling("firmware.bin.part");
        byte[] here = Files.readAllBytes(part);
        int sound = (here.length - 1) / PartialFile.STRETCH * PartialFile.STRETCH;
        Arrays.fill(here, sound, here.length, (byte) 0);
        Files.write(part, here);
        assertComplete(download(server.uri()), FILE);
        assertEquals(Optional.of("bytes=" + sound + "-"), lastRange());
    }

    @Test
    void aDamagedNoteOfTheOriginMeansFromTheStart() throws Exception {
        breakHalfWay();
        Files.writeString(into.resolveSibling("firmware.bin.from"), "");
        assertComplete(download(server.uri()), FILE);
        assertEquals(Optional.empty(), lastRange());
    }

    @ParameterizedTest
    @CsvSource({"404, NOT_FOUND, false", "410, NOT_FOUND, false", "401, UNAUTHORIZED, false", "403, UNAUTHORIZED, false",
            "500, UNAVAILABLE, true", "503, UNAVAILABLE, true", "429, UNAVAILABLE, true", "400, REFUSED, false", "416, REFUSED, false"})
    void refusalsSayWhy(int status, TransferFailure expected, boolean mayPass) throws Exception {
        server.status = status;
        TransferException failure = failure(download(server.uri()));
        assertEquals(expected, failure.failure());
        assertEquals(mayPass, failure.failure().mayPass());
        assertFalse(Files.exists(into));
    }

    @Test
    void aFileThatSaysItIsTooLongIsNotFetched() throws Exception {
        assertEquals(TransferFailure.TOO_LARGE, failure(download(server.uri(), FILE.length - 1)).failure());
        assertEquals(List.of(), names());
        assertComplete(download(server.uri(), FILE.length), FILE);
    }

    @Test
    void aFileThatTurnsOutTooLongIsDropped() throws Exception {
        server.sayLength = false;
        assertEquals(TransferFailure.TOO_LARGE, failure(download(server.uri(), HALF)).failure());
        assertEquals(List.of(), names());
    }

    @Test
    void theLimitHoldsForTheRestToo() throws Exception {
        breakHalfWay();
        assertEquals(TransferFailure.TOO_LARGE, failure(download(server.uri(), FILE.length - 1)).failure());
        assertEquals(List.of(), names());
    }

    @ParameterizedTest
    @CsvSource({"ftp://localhost/file", "file:///etc/hosts", "http:file", "mailto:somebody@example.com"})
    void otherSchemesAreRefused(String uri) throws Exception {
        assertEquals(TransferFailure.UNSUPPORTED, failure(download(URI.create(uri))).failure());
    }

    @Test
    void nobodyThere() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        TransferException failure = failure(download(URI.create("http://localhost:" + port + "/file?token=secret")));
        assertEquals(TransferFailure.UNREACHABLE, failure.failure());
        assertFalse(failure.getMessage().contains("secret"));
        assertEquals(TransferFailure.UNREACHABLE, failure(download(URI.create("http://nowhere.invalid/file"))).failure());
    }

    @Test
    void aServerThatSaysNothingIsLeft() throws Exception {
        transfer = new HttpTransfer(loop, Duration.ofSeconds(1), Duration.ofSeconds(10), LIMITS, Optional::empty);
        try (ServerSocket silent = new ServerSocket(0)) {
            Ongoing ongoing = download(URI.create("http://localhost:" + silent.getLocalPort() + "/"));
            assertEquals(TransferFailure.UNREACHABLE, failure(ongoing).failure());
        }
    }

    @Test
    void aServerThatFallsSilentHalfWayIsLeftAndTheRestComesLater() throws Exception {
        transfer = transfer(Duration.ofMillis(300));
        server.silentAfter = HALF;
        TransferException failure = failure(download(server.uri()));
        assertEquals(TransferFailure.BROKEN_OFF, failure.failure());
        server.silentAfter = -1;
        assertComplete(download(server.uri()), FILE);
        assertTrue(lastRange().isPresent());
    }

    @Test
    void cancelledHalfWayItIsKeptForLater() throws Exception {
        server.silentAfter = HALF;
        Ongoing ongoing = download(server.uri());
        await().atMost(Patience.ofSeconds(60)).until(() -> ongoing.bytes() >= HALF);
        loop.execute(ongoing::cancel);
        assertEquals(TransferFailure.CANCELLED, failure(ongoing).failure());
        loop.execute(ongoing::cancel);
        server.silentAfter = -1;
        assertComplete(download(server.uri()), FILE);
        assertTrue(lastRange().isPresent());
    }

    @Test
    void cancelledAtOnce() throws Exception {
        Ongoing ongoing = loop.promises().submit(() -> {
            Ongoing begun = transfer.download(new Download(server.uri(), into, 10_000_000));
            begun.cancel();
            return begun;
        }).getValue();
        assertEquals(TransferFailure.CANCELLED, failure(ongoing).failure());
    }

    @Test
    void anotherOrderForTheSameFileTakesOver() throws Exception {
        server.silentAfter = HALF;
        Ongoing first = download(server.uri());
        await().atMost(Patience.ofSeconds(60)).until(() -> first.bytes() >= HALF);
        server.silentAfter = -1;
        Ongoing second = download(server.uri());
        assertComplete(second, FILE);
        assertEquals(TransferFailure.CANCELLED, failure(first).failure());
        assertTrue(lastRange().isPresent());
    }

    @Test
    void whenTheBundleGoesItsDownloadsEnd() throws Exception {
        server.silentAfter = HALF;
        Ongoing ongoing = download(server.uri());
        await().atMost(Patience.ofSeconds(60)).until(() -> ongoing.bytes() >= HALF);
        transfer.close();
        assertEquals(TransferFailure.CANCELLED, failure(ongoing).failure());
    }

    @Test
    void aPasswordIsToldWhenAskedFor() throws Exception {
        server.password = Optional.of("p%40ss");
        URI uri = server.uri();
        server.password = Optional.of("p@ss");
        assertComplete(download(uri), FILE);
        assertEquals(List.of(Optional.empty(), Optional.of(FileServer.given("p@ss"))),
                server.seen.stream().map(FileServer.Seen::authorization).toList());
    }

    @Test
    void aWrongPasswordIsTriedOnce() throws Exception {
        server.password = Optional.of("wrong");
        URI uri = server.uri();
        server.password = Optional.of("right");
        assertEquals(TransferFailure.UNAUTHORIZED, failure(download(uri)).failure());
        assertEquals(2, server.seen.size());
    }

    @Test
    void aPasswordDoesNotFollowARedirect() throws Exception {
        server.password = Optional.of("secret");
        assertEquals(TransferFailure.REFUSED, failure(download(server.uri("http", "/moved"))).failure());
        assertEquals(1, server.seen.size());
    }

    @Test
    void secretsOfTheAddressAreNotTold() {
        server.password = Optional.of("password");
        String text = new Download(server.uri(), into, 1).toString();
        assertTrue(text.startsWith("http://localhost:"), text);
        assertTrue(text.endsWith("/firmware.bin"), text);
        assertFalse(text.contains("password"), text);
    }

    @Test
    void theDiskRefuses() throws Exception {
        Files.writeString(folder.resolve("deep"), "a file where the folder should be");
        assertEquals(TransferFailure.STORAGE, failure(download(server.uri())).failure());
    }

    @Test
    @DisplayName("N01.FR.15: a server that a root of the CSMS vouches for is believed")
    void httpsWithATrustedCertificateOnly() throws Exception {
        KeyStore keys = keys(folder);
        HttpsServer tls = HttpsServer.create();
        tls.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        try (FileServer secure = new FileServer(FILE, tls)) {
            URI uri = secure.uri("https", "/firmware.bin");
            TransferException failure = failure(download(uri));
            assertEquals(TransferFailure.UNTRUSTED, failure.failure());
            transfer = new HttpTransfer(loop, Duration.ofSeconds(10), Duration.ofSeconds(10), LIMITS, trusting(keys));
            assertComplete(download(uri), FILE);
        }
    }

    static KeyStore keys(Path folder) throws Exception {
        return keys(folder, "dns:localhost");
    }

    /** @param names of the certificate */
    static KeyStore keys(Path folder, String names) throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
                "server", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=" + names, "-storetype", "PKCS12", "-storepass",
                "secret", "-keystore", file.toString()).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes());
        assertEquals(0, keytool.waitFor(), output);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "secret".toCharArray());
        }
        return store;
    }

    /** As a station whose CSMS has that root. */
    static Supplier<Optional<SSLContext>> trusting(KeyStore keys) throws Exception {
        X509Certificate root = (X509Certificate) keys.getCertificate("server");
        SSLContext trusting = ServerTrust.trusting(List.of(root), Instant.now(), Optional.empty());
        return () -> Optional.of(trusting);
    }

    static SSLContext context(KeyStore keys) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        KeyManagerFactory mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        mine.init(keys, "secret".toCharArray());
        TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(mine.getKeyManagers(), others.getTrustManagers(), null);
        return context;
    }

    /** Answers with this head, and then the same again and again until the station ends the connection. */
    private TransferException facing(String head, String again, long pauseMillis) throws Exception {
        CompletableFuture<Socket> accepted = new CompletableFuture<>();
        try (ServerSocket endless = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread peer = new Thread(() -> {
                try (Socket client = endless.accept()) {
                    accepted.complete(client);
                    client.getOutputStream().write(("HTTP/1.1 200 OK\r\n" + head).getBytes(StandardCharsets.US_ASCII));
                    byte[] more = again.getBytes(StandardCharsets.US_ASCII);
                    while (true) {
                        client.getOutputStream().write(more);
                        Thread.sleep(pauseMillis);
                    }
                } catch (IOException | InterruptedException e) {
                    // the station or the test ended it
                }
            });
            peer.start();
            Ongoing ongoing = download(URI.create("http://localhost:" + endless.getLocalPort() + "/firmware.bin"), 1_000_000);
            TransferException failure = failure(ongoing);
            // the platform's client closes a connection that it has given up when it is collected; until then the server waits
            accepted.get(Patience.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS).close();
            peer.join();
            return failure;
        }
    }

    @ParameterizedTest(name = "{index}")
    @CsvSource({"'', 'Name: value\r\n'", "'', 'x'", "'Name: ', 'x'", "'X: ', ' \r\n'",
            "'Transfer-Encoding: chunked\r\n\r\n', '1;x'", "'Transfer-Encoding: chunked\r\n\r\n', '0'"})
    @DisplayName("An answer whose head or frame never ends is given up, and little of it is kept")
    void endless(String head, String again) throws Exception {
        transfer = transfer(Duration.ofMillis(500));
        long before = used();
        facing(head.replace("\\r\\n", "\r\n"), again.replace("\\r\\n", "\r\n").repeat(1000), 0);
        assertTrue(used() - before < 20_000_000, before + " -> " + used());
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    @DisplayName("A byte now and then does not keep a download going")
    void drips() throws Exception {
        transfer = new HttpTransfer(loop, Duration.ofSeconds(10), BETWEEN_CHECKS,
                new TransferLimits(1000, Duration.ofMillis(600), Duration.ofHours(24)), Optional::empty);
        TransferException failure = facing("Content-Length: 1000000\r\n\r\n", "x", 20);
        assertEquals(TransferFailure.BROKEN_OFF, failure.failure());
        assertTrue(failure.getMessage().startsWith("only "), failure.getMessage());
    }

    @Test
    @DisplayName("A download has a longest time, whatever comes")
    void longest() throws Exception {
        transfer = new HttpTransfer(loop, Duration.ofSeconds(10), BETWEEN_CHECKS,
                new TransferLimits(0, Duration.ofMinutes(5), Duration.ofMillis(600)), Optional::empty);
        TransferException failure = facing("Content-Length: 1000000\r\n\r\n", "xx", 10);
        assertEquals(TransferFailure.BROKEN_OFF, failure.failure());
        assertTrue(failure.getMessage().startsWith("it was not complete"), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("A download does not use the last of the disk, whether its length is known or not")
    void floor(boolean said) throws Exception {
        server.sayLength = said;
        TransferLimits limits = new TransferLimits(256, Duration.ofMinutes(5), Duration.ofHours(24));
        limits.bindSpace(() -> 1_000);
        transfer = new HttpTransfer(loop, Duration.ofSeconds(10), Duration.ofSeconds(10), limits, Optional::empty);
        TransferException failure = failure(download(server.uri()));
        assertEquals(TransferFailure.STORAGE, failure.failure());
        assertTrue(failure.getMessage().contains("no space"), failure.getMessage());
    }

    @Test
    void threadsEndWithTheDownload() throws Exception {
        // those of other tests end when their servers' silence does
        Set<Thread> others = clientThreads();
        assertComplete(download(server.uri()), FILE);
        CompletableFuture<Void> collected = CompletableFuture.runAsync(() -> await().atMost(Patience.ofSeconds(60)).until(() -> {
            System.gc();
            return others.containsAll(clientThreads());
        }));
        collected.get(Patience.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Set<Thread> clientThreads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().contains("SelectorManager"))
                .collect(Collectors.toSet());
    }
}
