package io.busbar.itests.product;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.testing.Patience;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A CSMS that floods, and does not read, against the shipped charger with its own heap, while a car charges. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileCsmsTest {

    private static final Duration PATIENCE = Patience.ofSeconds(120);
    /** What the operations guide promises for a charger of this size. */
    private static final long MOST_RESIDENT_KB = 160 << 10;
    private static final int MOST_LOG_BYTES = 2 << 20;

    private static final String GET = "{\"getVariableData\":[{\"component\":{\"name\":\"OCPPCommCtrlr\"},"
            + "\"variable\":{\"name\":\"HeartbeatInterval\"}}]}";

    @TempDir
    static Path directory;

    private static RawCsms csms;
    private static Charger charger;
    private static int serial;

    @BeforeAll
    static void start() throws Exception {
        csms = new RawCsms();
        charger = Charger.start(Map.of("BUSBAR_DEBUG", "1"), "run", "--csms", csms.url(), "--id", "CS-1", "--data",
                directory.resolve("data").toString());
        charger.awaitPlant();
        await().atMost(PATIENCE).until(() -> csms.count("BootNotification") == 1);
        set("OCPPCommCtrlr", "RetryBackOffWaitMinimum", "1");
        set("OCPPCommCtrlr", "RetryBackOffRandomRange", "0");
        set("OCPPCommCtrlr", "RetryBackOffRepeatTimes", "2");
        set("OCPPCommCtrlr", "WebSocketPingInterval", "5");
        charger.act("plugIn", "{\"evseId\":1,\"connectorId\":1}");
        charger.act("swipe", "{\"evseId\":1,\"idToken\":\"AABBCC01\",\"type\":\"ISO14443\"}");
        await().atMost(PATIENCE).until(() -> csms.count("TransactionEvent") > 0 && charges());
    }

    @AfterAll
    static void stop() throws Exception {
        charger.close();
        csms.close();
    }

    private static boolean charges() throws IOException {
        return charger.evse(1).path("powerW").asDouble() > 1;
    }

    private static void set(String component, String variable, String value) throws IOException {
        String answer = ask("SetVariables",
                "{\"setVariableData\":[{\"attributeValue\":\"" + value + "\",\"component\":{\"name\":\"" + component
                        + "\"},\"variable\":{\"name\":\"" + variable + "\"}}]}");
        assertTrue(answer.contains("\"Accepted\""), answer);
    }

    private static String ask(String action, String payload) throws IOException {
        String id = "ask-" + serial++;
        csms.write(RawCsms.text("[2,\"" + id + "\",\"" + action + "\"," + payload + "]"));
        await().atMost(PATIENCE).until(() -> csms.answers().containsKey(id));
        return csms.answers().remove(id);
    }

    @AfterEach
    void stationLivesAndCharges() throws Exception {
        csms.calm();
        csms.cut();
        // the station may have called again before it was cut
        await().atMost(PATIENCE).until(csms::isOpen);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> ask("GetVariables", GET).contains("300"));
        assertTrue(charger.isAlive(), charger.output());
        assertTrue(charges(), "the car does not charge any more");
        assertEquals(1, csms.count("BootNotification"), "the station has started again");
        assertTrue(charger.residentKb() < MOST_RESIDENT_KB, charger.residentKb() + " KB resident");
        assertTrue(charger.output().length() < MOST_LOG_BYTES, charger.output().length() + " bytes of log");
    }

    /** Sends that until the station hangs up, or so many times. @return how many went out */
    private static long flood(byte[] frame, long most) {
        byte[] many = many(frame, 64);
        AtomicLong sent = new AtomicLong();
        try {
            while (sent.get() < most) {
                csms.write(many);
                sent.addAndGet(64);
            }
        } catch (IOException e) {
            // it did
        }
        return sent.get();
    }

    private static byte[] many(byte[] frame, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            out.writeBytes(frame);
        }
        return out.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @Order(1)
    @ValueSource(strings = {"GetVariables", "answers to nothing"})
    @DisplayName("A CSMS that floods with calls and reads no answer is not read any further, and closed when it has taken nothing for a ping interval")
    void doesNotRead(String what) throws Exception {
        csms.reads(false);
        int before = csms.connections();
        String call = switch (what) {
            case "GetVariables" -> "[2,\"x\",\"GetVariables\"," + GET + "]";
            case "Reset" -> "[2,\"x\",\"Reset\",{\"type\":7}]";
            case "Fly" -> "[2,\"x\",\"Fly\",{}]";
            default -> "[3,\"x\",{}]";
        };
        long sent = flood(RawCsms.text(call), what.startsWith("answers") ? 200_000 : 2_000_000);
        assertTrue(what.startsWith("answers") || sent < 2_000_000, "all was read");
        csms.calm();
        csms.cut();
        await().atMost(PATIENCE).until(() -> csms.connections() > before);
    }

    @Tag("long")
    @ParameterizedTest(name = "{0}")
    @Order(1)
    @ValueSource(strings = {"Fly", "Reset"})
    @DisplayName("Nor is one that floods with calls that are answered with an error")
    void doesNotReadErrors(String what) throws Exception {
        doesNotRead(what);
    }

    @Test
    @Order(2)
    @DisplayName("RFC 6455 5.5.3: a CSMS that floods with pings and reads no pong does not fill the memory")
    void pings() throws Exception {
        csms.reads(false);
        flood(RawCsms.ping(new byte[120]), 500_000);
    }

    @Test
    @Order(3)
    @DisplayName("A CSMS that sends rubbish is closed with 1008, its rubbish counted and not listed in the log")
    void rubbish() throws Exception {
        int log = charger.output().length();
        for (int i = 0; i < 3; i++) {
            int before = csms.connections();
            flood(RawCsms.text("rubbish " + i), 600_000);
            await().atMost(PATIENCE).until(() -> csms.connections() > before);
            await().atMost(PATIENCE).ignoreExceptions().until(() -> ask("GetVariables", GET).contains("300"));
        }
        int grown = charger.output().length() - log;
        assertTrue(grown < 20_000, grown + " bytes of log for three links of rubbish:\n" + charger.output().substring(log));
        assertTrue(charger.output().contains("malformed frames"), "the sum");
    }

    @Test
    @Order(4)
    @DisplayName("An answer to the handshake with headers without end is left before it fills the memory")
    void endlessHandshake() throws Exception {
        AtomicLong sent = new AtomicLong();
        AtomicLong ended = new AtomicLong();
        byte[] headers = ("X-A: " + "a".repeat(1000) + "\r\n").repeat(64).getBytes(StandardCharsets.ISO_8859_1);
        csms.door(socket -> {
            try {
                socket.getOutputStream().write("HTTP/1.1 101 Switching Protocols\r\n".getBytes(StandardCharsets.ISO_8859_1));
                while (true) {
                    socket.getOutputStream().write(headers);
                    sent.addAndGet(headers.length);
                }
            } finally {
                ended.incrementAndGet();
            }
        });
        csms.cut();
        await().atMost(PATIENCE).until(() -> ended.get() >= 3);
        assertTrue(sent.get() / ended.get() < 12 << 20, sent.get() / ended.get() + " bytes an attempt");
    }

    @Test
    @Order(5)
    @DisplayName("Part 4, 5.3: a server that accepts connections and closes them is called less and less often")
    void closesAtOnce() throws Exception {
        csms.door(socket -> {});
        int log = charger.output().length();
        int before = csms.connections();
        csms.cut();
        await().atMost(PATIENCE).until(() -> csms.connections() >= before + 4);
        String said = charger.output();
        assertTrue(said.substring(log).contains("closed the connection before it had answered"), said);
        assertTrue(said.substring(log).contains("again in 4 s"), said);
    }
}
