package io.busbar.transfer.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.core.loop.RealLoop;
import io.busbar.transfer.api.Download;
import io.busbar.transfer.api.TransferException;
import io.busbar.transfer.api.TransferFailure;
import io.busbar.transfer.api.Upload;
import io.busbar.transfer.core.PeerAddresses;
import io.busbar.transfer.core.TransferLimits;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.util.promise.Promise;

/** Which addresses requests are sent to when some are refused. */
class PeerAddressTest {

    private static final byte[] FILE = {1, 2, 3, 4, 5};
    /** Of the whole loopback network only one address may be used, which stands for the public ones. */
    private static final PeerAddresses ONE = PeerAddresses.refusing(address -> !address.equals(InetAddress.getLoopbackAddress()));

    @TempDir
    Path folder;

    private final RealLoop real = new RealLoop();
    private final StationLoop loop = real.facade("transfer");
    private FileServer server;

    @BeforeEach
    void serve() throws Exception {
        server = new FileServer(FILE);
    }

    @AfterEach
    void close() {
        server.close();
        real.close();
    }

    private HttpTransfer transfer(PeerAddresses peers, Supplier<Optional<SSLContext>> trust) {
        Duration patience = Duration.ofSeconds(10);
        return new HttpTransfer(loop, patience, patience, new TransferLimits(256, Duration.ofMinutes(5), Duration.ofHours(24), peers),
                trust,
                true);
    }

    private Promise<Path> download(HttpTransfer transfer, URI from) throws Exception {
        return loop.promises().submit(() -> transfer.download(new Download(from, folder.resolve("in/firmware.bin"), 1000))).getValue()
                .ended();
    }

    private static void assertRefused(Promise<?> ended) throws Exception {
        TransferException failure = (TransferException) ended.getFailure();
        assertEquals(TransferFailure.REFUSED, failure.failure());
        assertTrue(failure.getMessage().contains("are refused: it is not a public address"), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::ffff:127.0.0.1]"})
    @DisplayName("A download from this machine is refused, however its address is written")
    void download(String host) throws Exception {
        assertRefused(download(transfer(PeerAddresses.PUBLIC, Optional::empty),
                URI.create(server.uri().toString().replace("localhost", host))));
        assertTrue(server.seen.isEmpty());
    }

    @Test
    @DisplayName("An upload to this machine is refused")
    void upload() throws Exception {
        Path log = Files.write(folder.resolve("log.gz"), FILE);
        HttpTransfer transfer = transfer(PeerAddresses.PUBLIC, Optional::empty);
        assertRefused(loop.promises().submit(() -> transfer.upload(new Upload(log, server.uri()))).getValue().ended());
        assertTrue(server.seen.isEmpty());
    }

    @Test
    @DisplayName("A redirect to a refused address is not followed")
    void redirect() throws Exception {
        server.movedTo = "http://127.0.0.2:" + server.uri().getPort() + "/firmware.bin";
        assertRefused(download(transfer(ONE, Optional::empty), server.uri("http", "/moved")));
        assertEquals(1, server.seen.size());
    }

    @Test
    @DisplayName("With an address that is not refused the server gets the name that was asked for")
    void hostHeader() throws Exception {
        Promise<Path> ended = download(transfer(ONE, Optional::empty), server.uri());
        assertNull(ended.getFailure());
        assertArrayEquals(FILE, Files.readAllBytes(ended.getValue()));
        assertEquals("localhost:" + server.uri().getPort(), server.seen.get(0).host());
    }

    @ParameterizedTest
    @CsvSource({"dns:localhost, true", "'dns:localhost,ip:127.0.0.1', true", "ip:127.0.0.1, false", "'dns:other,ip:127.0.0.1', false",
            "dns:other, false"})
    @DisplayName("A server at an address that was checked is trusted by its name, not by the address")
    void tls(String names, boolean trusted) throws Exception {
        KeyStore keys = HttpTransferTest.keys(folder, names);
        HttpsServer tls = HttpsServer.create();
        tls.setHttpsConfigurator(new HttpsConfigurator(HttpTransferTest.context(keys)));
        try (FileServer secure = new FileServer(FILE, tls)) {
            Promise<Path> ended = download(transfer(ONE, HttpTransferTest.trusting(keys)), secure.uri("https", "/firmware.bin"));
            if (trusted) {
                assertNull(ended.getFailure());
            } else {
                assertEquals(TransferFailure.UNTRUSTED, ((TransferException) ended.getFailure()).failure());
                assertTrue(secure.seen.isEmpty());
            }
        }
    }
}
