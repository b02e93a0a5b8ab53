package io.busbar.transfer.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.core.loop.RealLoop;
import io.busbar.testing.Patience;
import io.busbar.transfer.api.Sending;
import io.busbar.transfer.api.TransferException;
import io.busbar.transfer.api.TransferFailure;
import io.busbar.transfer.api.Upload;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpUploadTest {

    private static final byte[] FILE = new byte[3_000_000];

    @TempDir
    Path folder;

    private final RealLoop real = new RealLoop();
    private final StationLoop loop = real.facade("transfer");
    private final List<String> methods = new CopyOnWriteArrayList<>();
    private HttpTransfer uploads = new HttpTransfer(loop, Duration.ofSeconds(10), Duration.ofSeconds(10), HttpTransferTest.LIMITS,
            Optional::empty);
    private HttpServer server;
    private Path file;
    private volatile byte[] received = {};
    private volatile String authorization;
    private volatile String disposition;
    private volatile int putStatus = 201;

    @BeforeEach
    void serve() throws Exception {
        new Random(1).nextBytes(FILE);
        file = Files.write(folder.resolve("log.gz"), FILE);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            methods.add(exchange.getRequestMethod());
            authorization = exchange.getRequestHeaders().getFirst("Authorization");
            disposition = exchange.getRequestHeaders().getFirst("Content-Disposition");
            received = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders("PUT".equals(exchange.getRequestMethod()) ? putStatus : 200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        real.close();
    }

    private URI uri(String user) {
        return URI.create("http://" + user + "localhost:" + server.getAddress().getPort() + "/log.gz?token=hidden");
    }

    private Sending upload(URI to) throws Exception {
        return loop.promises().submit(() -> uploads.upload(new Upload(file, to))).getValue();
    }

    private static TransferException failure(Sending sending) throws Exception {
        Throwable failure = sending.ended().getFailure();
        assertNotNull(failure, "it went");
        return (TransferException) failure;
    }

    @Test
    void aFileGoesWhole() throws Exception {
        Sending sending = upload(uri(""));
        assertNull(sending.ended().getFailure());
        assertArrayEquals(FILE, received);
        assertEquals(FILE.length, sending.bytes());
        assertEquals(List.of("PUT"), methods);
        assertNull(authorization);
    }

    @ParameterizedTest
    @CsvSource({"405", "501"})
    @DisplayName("N01.FR.14, N01.FR.19: a server that takes no PUT gets a POST that names the file")
    void aServerThatTakesNoPutGetsAPost(int status) throws Exception {
        putStatus = status;
        assertNull(upload(uri("")).ended().getFailure());
        assertArrayEquals(FILE, received);
        assertEquals(List.of("PUT", "POST"), methods);
        assertEquals("form-data; name=\"uploadfile\"; filename=\"log.gz\"", disposition);
    }

    @Test
    void aPasswordIsToldToTheServerAndNotShown() throws Exception {
        assertNull(upload(uri("me:p%40ss@")).ended().getFailure());
        assertEquals("Basic " + Base64.getEncoder().encodeToString("me:p@ss".getBytes()), authorization);
        String text = new Upload(file, uri("me:p%40ss@")).toString();
        assertFalse(text.contains("ss@") || text.contains("hidden"), text);
    }

    @ParameterizedTest
    @CsvSource({"401, UNAUTHORIZED", "403, UNAUTHORIZED", "404, NOT_FOUND", "500, UNAVAILABLE", "503, UNAVAILABLE", "400, REFUSED",
            "302, REFUSED", "303, REFUSED", "307, REFUSED"})
    void refusalsSayWhyAndRedirectsAreNotFollowed(int status, TransferFailure expected) throws Exception {
        putStatus = status;
        assertEquals(expected, failure(upload(uri("me:pw@"))).failure());
        assertEquals(List.of("PUT"), methods);
    }

    @Test
    void nobodyThere() throws Exception {
        server.stop(0);
        assertEquals(TransferFailure.UNREACHABLE, failure(upload(uri(""))).failure());
    }

    @Test
    void otherSchemesAndMissingFilesAreRefused() throws Exception {
        assertEquals(TransferFailure.UNSUPPORTED, failure(upload(URI.create("ftp://localhost/x"))).failure());
        Files.delete(file);
        assertEquals(TransferFailure.STORAGE, failure(upload(uri(""))).failure());
    }

    @Test
    void aServerThatTakesNothingIsLeft() throws Exception {
        uploads = new HttpTransfer(loop, Duration.ofSeconds(10), Duration.ofMillis(300), HttpTransferTest.LIMITS, Optional::empty);
        try (ServerSocket silent = new ServerSocket(0)) {
            assertEquals(TransferFailure.BROKEN_OFF,
                    failure(upload(URI.create("http://localhost:" + silent.getLocalPort() + "/x"))).failure());
        }
    }

    @Test
    void aBrokenConnectionIsNoSuccess() throws Exception {
        try (ServerSocket raw = new ServerSocket(0)) {
            Sending sending = upload(URI.create("http://localhost:" + raw.getLocalPort() + "/x"));
            try (Socket socket = raw.accept()) {
                socket.getInputStream().readNBytes(100_000);
            }
            assertEquals(TransferFailure.BROKEN_OFF, failure(sending).failure());
        }
    }

    @Test
    void cancelledHalfWayAndWhenTheBundleGoes() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            URI to = URI.create("http://localhost:" + silent.getLocalPort() + "/x");
            Sending first = upload(to);
            await().atMost(Patience.ofSeconds(60)).until(() -> first.bytes() > 0);
            first.cancel();
            assertEquals(TransferFailure.CANCELLED, failure(first).failure());
            Sending second = upload(to);
            uploads.close();
            assertEquals(TransferFailure.CANCELLED, failure(second).failure());
        }
    }

    @Test
    @DisplayName("N01.FR.15: a server that a root of the CSMS vouches for is believed")
    void httpsWithATrustedCertificateOnly() throws Exception {
        KeyStore keys = HttpTransferTest.keys(folder);
        HttpsServer tls = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tls.setHttpsConfigurator(new HttpsConfigurator(HttpTransferTest.context(keys)));
        tls.createContext("/", exchange -> {
            disposition = exchange.getRequestHeaders().getFirst("Content-Disposition");
            received = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        tls.start();
        try {
            URI to = URI.create("https://localhost:" + tls.getAddress().getPort() + "/log.gz");
            assertEquals(TransferFailure.UNTRUSTED, failure(upload(to)).failure());
            assertEquals(0, received.length);
            uploads = new HttpTransfer(loop, Duration.ofSeconds(10), Duration.ofSeconds(10), HttpTransferTest.LIMITS,
                    HttpTransferTest.trusting(keys));
            assertNull(upload(to).ended().getFailure());
            assertArrayEquals(FILE, received);
        } finally {
            tls.stop(0);
        }
    }
}
