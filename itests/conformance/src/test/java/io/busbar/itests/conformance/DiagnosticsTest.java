package io.busbar.itests.conformance;

import static io.busbar.itests.conformance.ScriptedCsms.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.testing.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DiagnosticsTest {

    @RegisterExtension
    static final Bench BENCH = new Bench();

    private static final String CACHE = "Authorization cache: token ";
    private static final String LIST = "Local authorization list: token ";

    private FileDrop drop;
    private static int requests = 100;

    private final ScriptedCsms csms = BENCH.csms();

    @BeforeEach
    void open() throws Exception {
        drop = BENCH.fileDrop();
    }

    @AfterEach
    void close() {
        drop.close();
    }

    private JsonNode getLog(int request, String type, String location, String more) throws Exception {
        return csms.call("GetLog", "{\"requestId\":" + request + ",\"logType\":\"" + type + "\",\"log\":{\"remoteLocation\":\"" + location
                + "\"}" + more + "}");
    }

    private void expectLog(int request, String status) {
        csms.expect("LogStatusNotification", at("/requestId", Integer.toString(request)), at("/status", status));
    }

    @Test
    @ShippedOnly("an FTP server")
    @DisplayName("TC_N_25_CS, N01.FR.15: diagnostics go by FTP as well, with user and password, into a folder")
    void diagnosticsLogByFtp(@TempDir Path home) throws Exception {
        ListenerFactory listener = new ListenerFactory();
        listener.setServerAddress("127.0.0.1");
        listener.setPort(0);
        FtpServerFactory factory = new FtpServerFactory();
        factory.addListener("default", listener.createListener());
        BaseUser user = new BaseUser();
        user.setName("cs");
        user.setPassword("s3cr3t!");
        user.setHomeDirectory(home.toString());
        user.setAuthorities(List.of(new WritePermission()));
        factory.getUserManager().save(user);
        Files.createDirectory(home.resolve("logs"));
        FtpServer server = factory.createServer();
        server.start();
        try {
            int request = requests++;
            JsonNode answer = getLog(request, "DiagnosticsLog",
                    "ftp://cs:s3cr3t%21@127.0.0.1:" + factory.getListener("default").getPort() + "/logs/", "");
            assertEquals("Accepted", answer.path("status").asText());
            expectLog(request, "Uploading");
            expectLog(request, "Uploaded");
            try (ZipFile log = new ZipFile(home.resolve("logs").resolve(answer.path("filename").asText()).toFile())) {
                assertTrue(log.stream().anyMatch(entry -> entry.getName().equals("variables.txt")));
            }
            assertFalse(BENCH.log().contains("s3cr3t"), "a password is in the log");
        } finally {
            server.stop();
        }
    }

    @Test
    @Shipped("use case N01; an upload by HTTP")
    @DisplayName("TC_N_25_CS: diagnostics come as one file, with what the station said and its variables")
    void diagnosticsLog() throws Exception {
        int request = requests++;
        JsonNode answer = getLog(request, "DiagnosticsLog", drop.url(), "");
        assertEquals("Accepted", answer.path("status").asText());
        assertFalse(answer.path("filename").asText().isEmpty());
        expectLog(request, "Uploading");
        expectLog(request, "Uploaded");
        Map<String, String> entries = drop.entries(answer.path("filename").asText());
        assertTrue(entries.get("station.log").contains("connected to ws://"), entries.get("station.log"));
        assertTrue(entries.get("variables.txt").contains("OCPPCommCtrlr.HeartbeatInterval = "), entries.get("variables.txt"));
    }

    @Test
    @DisplayName("TC_N_26_CS: an upload that fails is tried again as often as ordered, and each failure told")
    void failed() throws Exception {
        int request = requests++;
        String nobody = drop.urlOfNobody();
        assertEquals("Accepted", getLog(request, "DiagnosticsLog", nobody, ",\"retries\":3,\"retryInterval\":2").path("status").asText());
        expectLog(request, "Uploading");
        Instant begin = BENCH.now();
        expectLog(request, "UploadFailure");
        for (int retry = 0; retry < 3; retry++) {
            expectLog(request, "Uploading");
            expectLog(request, "UploadFailure");
        }
        Duration all = Duration.between(begin, BENCH.now());
        assertTrue(all.compareTo(Duration.ofSeconds(3 * 2)) >= 0 && all.compareTo(Duration.ofSeconds(3 * 2 + 4)) < 0,
                "three pauses of 2 s took " + all);
        csms.refute(Duration.ofSeconds(3), "LogStatusNotification");
    }

    @Test
    @DisplayName("TC_N_35_CS: the security log comes as one file")
    void securityLog() throws Exception {
        int request = requests++;
        JsonNode answer = getLog(request, "SecurityLog", drop.url(), "");
        assertEquals("Accepted", answer.path("status").asText());
        expectLog(request, "Uploading");
        expectLog(request, "Uploaded");
        Map<String, String> entries = drop.entries(answer.path("filename").asText());
        assertTrue(String.join("", entries.values()).contains("StartupOfTheDevice"), entries::toString);
    }

    @Test
    @DisplayName("TC_N_36_CS: a second request cancels the upload of the first")
    void secondRequest() throws Exception {
        int first = requests++;
        int second = requests++;
        drop.hold();
        assertEquals("Accepted", getLog(first, "SecurityLog", drop.url(), "").path("status").asText());
        expectLog(first, "Uploading");
        JsonNode answer = getLog(second, "SecurityLog", drop.url(), "");
        assertEquals("AcceptedCanceled", answer.path("status").asText());
        expectLog(first, "AcceptedCanceled");
        expectLog(second, "Uploading");
        drop.open();
        expectLog(second, "Uploaded");
        assertFalse(drop.entries(answer.path("filename").asText()).isEmpty());
    }

    @Test
    @DisplayName("TC_F_15_CS, F06.FR.15: triggered while nothing is uploaded it says Idle")
    void triggeredIdle() throws Exception {
        assertEquals("Accepted", csms.call("TriggerMessage", "{\"requestedMessage\":\"LogStatusNotification\"}").path("status").asText());
        assertFalse(csms.expect("LogStatusNotification", at("/status", "Idle")).payload().has("requestId"));
    }

    @Test
    @DisplayName("TC_F_16_CS, F06.FR.14: triggered in the middle of an upload it says so")
    void triggeredUploading() throws Exception {
        int request = requests++;
        drop.hold();
        assertEquals("Accepted", getLog(request, "DiagnosticsLog", drop.url(), "").path("status").asText());
        expectLog(request, "Uploading");
        assertEquals("Accepted", csms.call("TriggerMessage", "{\"requestedMessage\":\"LogStatusNotification\"}").path("status").asText());
        expectLog(request, "Uploading");
        drop.open();
        expectLog(request, "Uploaded");
    }

    // ---- customers

    private String ask(int request, boolean report, boolean clear, String card) throws Exception {
        return csms.call("CustomerInformation",
                "{\"requestId\":" + request + ",\"report\":" + report + ",\"clear\":" + clear + ",\"idToken\":{\"idToken\":\"" + card
                        + "\",\"type\":\"ISO14443\"}}")
                .path("status").asText();
    }

    private String told(int request) {
        StringBuilder all = new StringBuilder();
        for (int seqNo = 0;; seqNo++) {
            ScriptedCsms.Call part = csms.expect("NotifyCustomerInformation", at("/requestId", Integer.toString(request)));
            assertEquals(seqNo, part.payload().path("seqNo").asInt());
            all.append(part.text("/data"));
            if (!part.payload().path("tbc").asBoolean()) {
                return all.toString();
            }
        }
    }

    /** The card is listed, and known to the cache. */
    private void known(String card) throws Exception {
        BENCH.set("LocalAuthListCtrlr.Enabled", "true");
        assertEquals("Accepted", csms.call("SendLocalList", "{\"versionNumber\":" + requests++ + ",\"updateType\":\"Differential\","
                + "\"localAuthorizationList\":[{\"idToken\":{\"idToken\":\"" + card + "\",\"type\":\"ISO14443\"},"
                + "\"idTokenInfo\":{\"status\":\"Blocked\"}}]}").path("status").asText());
        BENCH.set("AuthCacheCtrlr.Enabled", "true");
        BENCH.set("AuthCtrlr.LocalPreAuthorize", "true");
        // one that is refused does not wait for a car
        csms.token(card, "Blocked");
        BENCH.swipe(1, card);
        csms.expect("Authorize", at("/idToken/idToken", card));
        BENCH.await(Patience.ofSeconds(10), () -> {
            int request = requests++;
            ask(request, true, false, card);
            return told(request).contains(CACHE + card);
        });
    }

    @Test
    @Shipped("use case N09")
    @DisplayName("TC_N_27_CS: what is known of a card is reported")
    void report() throws Exception {
        known("CARD0");
        int request = requests++;
        assertEquals("Accepted", ask(request, true, false, "CARD0"));
        String told = told(request);
        assertTrue(told.contains(CACHE + "CARD0") && told.contains(LIST + "CARD0"), told);
    }

    @Test
    @DisplayName("TC_N_28_CS: that nothing is known is reported")
    void reportOfNothing() throws Exception {
        int request = requests++;
        assertEquals("Accepted", ask(request, true, false, "NEVERSEEN"));
        assertEquals("No data of this customer.", told(request));
    }

    @Test
    @Shipped("use case N10")
    @DisplayName("TC_N_30_CS, N10.FR.03: what is known of a card is reported and cleared, and is not there any more but for the list, which is the CSMS's")
    void clearAndReport() throws Exception {
        known("CARD1");
        int request = requests++;
        assertEquals("Accepted", ask(request, true, true, "CARD1"));
        assertTrue(told(request).contains(CACHE + "CARD1"));
        assertOnlyListed("CARD1");
    }

    @Test
    @DisplayName("TC_N_31_CS: that there was nothing to clear is reported")
    void clearNothing() throws Exception {
        int request = requests++;
        assertEquals("Accepted", ask(request, true, true, "NEVERSEEN"));
        assertEquals("No data of this customer.", told(request));
    }

    @Test
    @DisplayName("TC_N_32_CS, N10.FR.06: what is known of a card is cleared without a report, and that is told")
    void clearOnly() throws Exception {
        known("CARD2");
        int request = requests++;
        assertEquals("Accepted", ask(request, false, true, "CARD2"));
        assertEquals("The data of this customer was cleared.", told(request));
        assertOnlyListed("CARD2");
    }

    private void assertOnlyListed(String card) throws Exception {
        int request = requests++;
        assertEquals("Accepted", ask(request, true, false, card));
        String told = told(request);
        assertTrue(told.startsWith(LIST + card) && !told.contains(CACHE), told);
    }
}
