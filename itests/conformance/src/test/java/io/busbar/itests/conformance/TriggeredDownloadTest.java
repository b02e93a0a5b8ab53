package io.busbar.itests.conformance;

import static io.busbar.itests.conformance.ScriptedCsms.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import io.busbar.itests.conformance.ScriptedCsms.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** F06 while firmware comes; afterwards the station tells of that download, so it has a station of its own. */
@ShippedOnly("a download that does not come to its end")
class TriggeredDownloadTest {

    private static final TestCa MAKER = new TestCa("Maker");

    @RegisterExtension
    static final Bench BENCH = new Bench().with("BUSBAR_MANUFACTURER_ROOTS", makersRoots());

    private final ScriptedCsms csms = BENCH.csms();

    private static String makersRoots() {
        try {
            Path folder = Files.createTempDirectory("maker");
            Files.writeString(folder.resolve("maker.pem"), MAKER.rootPem());
            return folder.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("TC_F_19_CS: FirmwareStatusNotification while firmware is downloaded")
    void downloading() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            try {
                told.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
        try {
            String pem = TestCa.escaped(MAKER.issue("CN=Firmware", Duration.ofHours(1)).certificatePem());
            assertEquals("Accepted",
                    csms.call("UpdateFirmware", "{\"requestId\":19,\"retries\":0,\"firmware\":{\"location\":\"http://localhost:"
                            + server.getAddress().getPort()
                            + "/firmware\",\"retrieveDateTime\":\"2026-01-01T00:00:00Z\",\"signingCertificate\":\"" + pem
                            + "\",\"signature\":\"AAAA\"}}").path("status").asText());
            csms.expect("FirmwareStatusNotification", at("/status", "Downloading"));
            assertEquals("Accepted",
                    csms.call("TriggerMessage", "{\"requestedMessage\":\"FirmwareStatusNotification\"}").path("status").asText());
            Call status = csms.expect("FirmwareStatusNotification");
            assertEquals("Downloading", status.text("/status"));
            assertEquals("19", status.text("/requestId"));
            told.countDown();
            csms.expect("FirmwareStatusNotification", at("/status", "DownloadFailed"));
        } finally {
            told.countDown();
            server.stop(0);
        }
    }
}
