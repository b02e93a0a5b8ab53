package io.busbar.itests.product;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.testing.Patience;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Peers that want the station's memory, disk or life, against the shipped charger with its own heap, while a car charges. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostilePeersTest {

    private static final Duration PATIENCE = Patience.ofSeconds(90);
    private static final long MOST_RESIDENT_KB = 160 << 10;
    private static final String GET = "{\"getVariableData\":[{\"component\":{\"name\":\"DeviceDataCtrlr\"},"
            + "\"variable\":{\"name\":\"BytesPerMessage\",\"instance\":\"GetVariables\"}}]}";

    @TempDir
    static Path directory;

    private static final List<JsonNode> EVENTS = new CopyOnWriteArrayList<>();
    private static final List<String> UPLOADS = new CopyOnWriteArrayList<>();
    private static final AtomicInteger SECURITY_EVENTS = new AtomicInteger();
    private static LoopbackCsms csms;
    private static Charger charger;

    /** A server that begins like one of its kind and never ends what it says. */
    private static final class Endless implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        final AtomicInteger visits = new AtomicInteger();

        Endless(String begin, String again) throws IOException {
            Thread thread = new Thread(() -> {
                while (!socket.isClosed()) {
                    try {
                        Socket client = socket.accept();
                        visits.incrementAndGet();
                        Thread talk = new Thread(() -> talk(client, begin, again));
                        talk.setDaemon(true);
                        talk.start();
                    } catch (IOException e) {
                        // closed
                    }
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        private static void talk(Socket client, String begin, String again) {
            try (client) {
                client.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
                if (again.isEmpty()) {
                    client.getInputStream().transferTo(OutputStream.nullOutputStream());
                    return;
                }
                byte[] more = again.repeat(1000).getBytes(StandardCharsets.US_ASCII);
                while (true) {
                    client.getOutputStream().write(more);
                }
            } catch (IOException e) {
                // the station had enough
            }
        }

        String at(String scheme) {
            return scheme + "://127.0.0.1:" + socket.getLocalPort() + "/in/";
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @BeforeAll
    static void start() throws Exception {
        csms = new LoopbackCsms(call -> {
            switch (call.action()) {
                case "TransactionEvent" -> EVENTS.add(call.payload());
                case "LogStatusNotification" -> UPLOADS.add(call.payload().path("status").asText() + " "
                        + call.payload().path("requestId").asInt());
                case "SecurityEventNotification" -> SECURITY_EVENTS.incrementAndGet();
                default -> {}
            }
        });
        csms.up();
        live();
        charger.act("plugIn", "{\"evseId\":1,\"connectorId\":1}");
        charger.act("swipe", "{\"evseId\":1,\"idToken\":\"AABBCCDD\",\"type\":\"ISO14443\"}");
        await().atMost(PATIENCE).until(HostilePeersTest::charges);
    }

    private static void live() throws Exception {
        int boots = csms.count("BootNotification");
        charger = Charger.start(csms.url(), "CS-1", directory.resolve("data"));
        csms.awaitBoots(boots + 1);
        charger.awaitPlant();
    }

    @AfterAll
    static void stop() throws Exception {
        charger.close();
        csms.down();
    }

    private static boolean charges() throws IOException {
        return charger.evse(1).toString().contains("\"contactorClosed\":true");
    }

    @AfterEach
    void stationLives() throws IOException {
        assertTrue(charger.isAlive(), charger.output());
        assertEquals(1, csms.call("GetVariables", GET).at("/getVariableResult").size());
        long resident = charger.residentKb();
        assertTrue(resident < MOST_RESIDENT_KB, resident + " kB");
        assertTrue(charges(), charger.evse(1).toString());
    }

    private static void assertRefused(String frame, String id) throws IOException {
        csms.say(frame);
        String answer = csms.awaitAnswer(id);
        assertTrue(answer.startsWith("[4,\"" + id + "\",\"FormatViolation\""), answer.substring(0, Math.min(200, answer.length())));
    }

    @ParameterizedTest(name = "{0}")
    @Order(1)
    @CsvSource(delimiter = '|', value = {"objects | {}", "lists | []", "numbers | 1", "named | {\"a\":{}}", "deeper | [[{\"a\":[0.5]}]]"})
    @DisplayName("Calls of 500,000 and of 2 million characters of tiny values, where the schema lets anything stand, are refused")
    void tinyValues(String name, String value) throws Exception {
        for (int length : new int[]{480_000, 2_000_000}) {
            String many = "[" + value + ("," + value).repeat(length / (value.length() + 1)) + "]";
            for (int i = 0; i < 3; i++) {
                String id = name + length + "-" + i;
                assertRefused("[2,\"" + id + "a\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":" + many + "}]", id + "a");
                assertRefused("[2,\"" + id + "b\",\"ClearCache\",{\"customData\":{\"vendorId\":\"v\",\"x\":" + many + "}}]", id + "b");
            }
        }
    }

    @Test
    @Order(2)
    @DisplayName("Calls as large as they may be, many at once, are answered one by one")
    void largestAtOnce() throws Exception {
        String tree = "[{\"a\":[0.5]}" + ",{\"a\":[0.5]}".repeat(9_000) + "]";
        String text = "\"" + "x".repeat(480_000) + "\"";
        csms.answers().clear();
        for (int i = 0; i < 40; i++) {
            csms.sayAndWait("[2,\"large" + i + "\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":" + (i % 2 == 0 ? tree : text) + "}]");
        }
        await().atMost(PATIENCE).until(() -> csms.answers().size() == 40);
        assertTrue(csms.answers().values().stream().allMatch(answer -> answer.startsWith("[3,")), csms.answers().toString());
        csms.answers().clear();
    }

    @Test
    @Order(3)
    @DisplayName("B06.FR.17: a GetVariables of more bytes than DeviceDataCtrlr.BytesPerMessage says gets FormatViolation, one of as many an answer")
    void announced() throws Exception {
        int bytes = csms.call("GetVariables", GET).at("/getVariableResult/0/attributeValue").asInt();
        String begin = "[2,\"fit\",\"GetVariables\",";
        String padding = " ".repeat(bytes - begin.length() - GET.length() - 1);
        csms.say(begin + padding + GET + "]");
        assertTrue(csms.awaitAnswer("fit").startsWith("[3,"));
        assertRefused(begin.replace("fit", "over") + padding + "  " + GET + "]", "over");
    }

    private static void getLog(int id, String location, int retries) throws IOException {
        assertEquals("Accepted", csms.call("GetLog", "{\"logType\":\"SecurityLog\",\"requestId\":" + id + ",\"retries\":" + retries
                + ",\"retryInterval\":1,\"log\":{\"remoteLocation\":\"" + location + "\"}}").path("status").asText());
    }

    static Stream<Arguments> endless() {
        return Stream.of(Arguments.of("one line", "ftp", "", "x"), Arguments.of("one line with a code", "ftp", "220 ", "x"),
                Arguments.of("many lines", "ftp", "", "220-welcome\r\n"), Arguments.of("status line", "http", "", "x"),
                Arguments.of("many headers", "http", "HTTP/1.1 200 OK\r\n", "X-Name: value\r\n"),
                Arguments.of("one header", "http", "HTTP/1.1 200 OK\r\nX-Name: ", "x"),
                Arguments.of("many answers", "http", "", "HTTP/1.1 100 Continue\r\n\r\n"));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @Order(4)
    @MethodSource("endless")
    @DisplayName("N01.FR.10: an upload to a server whose reply never ends is a failure")
    void endlessReplies(String name, String scheme, String begin, String again) throws Exception {
        int id = 100 + UPLOADS.size();
        try (Endless server = new Endless(begin, again)) {
            getLog(id, server.at(scheme), 0);
            await().atMost(PATIENCE).until(() -> UPLOADS.contains("UploadFailure " + id));
            assertEquals(1, server.visits.get());
        }
    }

    @Test
    @Order(5)
    @DisplayName("F06.FR.07: seconds of TriggerMessage make no more events than the CSMS takes, and bad certificates do not fill the security log")
    void writesAtWill() throws Exception {
        int before = EVENTS.size();
        int security = SECURITY_EVENTS.get();
        int accepted = 0;
        List<String> ids = new ArrayList<>();
        csms.answers().clear();
        for (int i = 0; i < 3_000; i++) {
            String id = "flood" + i;
            ids.add(id);
            csms.sayAndWait("[2,\"" + id + "\",\"TriggerMessage\",{\"requestedMessage\":\"TransactionEvent\"}]");
            csms.sayAndWait("[2,\"" + id + "c\",\"CertificateSigned\",{\"certificateChain\":\"no certificate\"}]");
        }
        await().atMost(PATIENCE).until(() -> csms.answers().size() >= 6_000);
        for (String id : ids) {
            accepted += csms.answers().get(id).contains("Accepted") ? 1 : 0;
        }
        csms.answers().clear();
        int triggered = accepted;
        await().atMost(PATIENCE).until(() -> EVENTS.subList(before, EVENTS.size()).stream()
                .filter(event -> event.path("triggerReason").asText().equals("Trigger")).count() == triggered);
        assertTrue(accepted > 0 && accepted < 3_000, accepted + " accepted");
        System.out.println(accepted + " of 3000 triggers were accepted, " + (SECURITY_EVENTS.get() - security) + " security events");
        assertTrue(SECURITY_EVENTS.get() - security <= 25, SECURITY_EVENTS.get() - security + " security events");
    }

    @Test
    @Order(6)
    @DisplayName("N01.FR.10: a job under which the process was killed does not end it at each start: it fails, and the station stays")
    void jobOfBefore() throws Exception {
        try (Endless server = new Endless("220-welcome\r\n", "")) {
            getLog(77, server.at("ftp"), 1);
            await().atMost(PATIENCE).until(() -> server.visits.get() == 1);
            charger.kill();
            live();
            await().atMost(PATIENCE).until(() -> UPLOADS.contains("UploadFailure 77"));
            // the one try that the request left
            await().atMost(PATIENCE).until(() -> server.visits.get() == 2);
            charger.kill();
            live();
            await().atMost(PATIENCE).until(() -> UPLOADS.stream().filter("UploadFailure 77"::equals).count() == 2);
            assertEquals(2, server.visits.get());
            charger.kill();
            live();
        }
        charger.act("swipe", "{\"evseId\":1,\"idToken\":\"AABBCCDD\",\"type\":\"ISO14443\"}");
        await().atMost(PATIENCE).until(HostilePeersTest::charges);
    }

    @Test
    @Order(7)
    @DisplayName("N01.FR.12: a job of before is cancelled by the request that comes right after BootNotification, before it is resumed")
    void cancelledAtTheStart() throws Exception {
        try (Endless server = new Endless("220-welcome\r\n", "");
                Endless other = new Endless("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n", "")) {
            getLog(78, server.at("ftp"), 3);
            await().atMost(PATIENCE).until(() -> server.visits.get() == 1);
            charger.kill();
            live();
            assertEquals("AcceptedCanceled", csms.call("GetLog", "{\"logType\":\"SecurityLog\",\"requestId\":79,\"retries\":0,"
                    + "\"log\":{\"remoteLocation\":\"" + other.at("http") + "\"}}").path("status").asText());
            await().atMost(PATIENCE).until(() -> UPLOADS.contains("UploadFailure 79"));
            assertTrue(UPLOADS.contains("AcceptedCanceled 78"), UPLOADS.toString());
            assertEquals(1, server.visits.get());
        }
        charger.act("swipe", "{\"evseId\":1,\"idToken\":\"AABBCCDD\",\"type\":\"ISO14443\"}");
        await().atMost(PATIENCE).until(HostilePeersTest::charges);
    }
}
