package io.busbar.itests.product;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.testing.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hostile or broken CSMS against the product: right error codes, a station that stays, memory that stays. */
class BadInputTest {

    private static final String GET = "{\"getVariableData\":[{\"component\":{\"name\":\"OCPPCommCtrlr\"},"
            + "\"variable\":{\"name\":\"HeartbeatInterval\"}}]}";
    private static final Duration PATIENCE = Patience.ofSeconds(60);
    private static final int MEGABYTE = 1 << 20;
    /** What a JVM of 64 MB of heap may gain by filling it once. */
    private static final long MOST_GROWTH_KB = 64 << 10;
    /** The mark for a station at idle, and what its heap may grow to. */
    private static final long MOST_RESIDENT_KB = 192 << 10;

    @TempDir
    static Path directory;

    private static LoopbackCsms csms;
    private static Charger charger;
    private static int serial;

    @BeforeAll
    static void start() throws Exception {
        csms = new LoopbackCsms(call -> {});
        csms.up();
        charger = Charger.start(csms.url(), "CS-1", directory.resolve("data"));
        csms.awaitBoots(1);
        charger.awaitPlant();
    }

    @AfterAll
    static void stop() throws Exception {
        charger.close();
        csms.down();
    }

    @AfterEach
    void stationAnswers() throws IOException {
        await().atMost(PATIENCE).until(csms::isConnected);
        assertEquals("300", csms.call("GetVariables", GET).at("/getVariableResult/0/attributeValue").asText());
        assertTrue(charger.isAlive());
        assertEquals(1, csms.count("BootNotification"), "a reconnect is no boot");
    }

    /** @param id in the frame and in the answer, ID stands for a fresh one */
    private static void assertAnswer(String frame, String id, String code) {
        String fresh = "bad-" + serial++;
        int before = csms.complaints(code);
        csms.say(frame.replace("ID", fresh));
        if (id.equals("-1")) {
            await().atMost(PATIENCE).until(() -> csms.complaints(code) == before + 1);
        } else {
            String answer = csms.awaitAnswer(fresh);
            assertTrue(answer.startsWith("[4,\"" + fresh + "\",\"" + code + "\""), answer);
        }
    }

    @ParameterizedTest(name = "{0} -> {1} {2}")
    @DisplayName("Part 4, 4.2.3, 4.3: malformed frames and payloads get their error code")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "hello | -1 | RpcFrameworkError",
            "{} | -1 | RpcFrameworkError",
            "[] | -1 | RpcFrameworkError",
            "[2] | -1 | RpcFrameworkError",
            "[2,\"ID\" | ID | RpcFrameworkError",
            "[2,\"ID\",\"Reset\",{\"type\" | ID | FormatViolation",
            "[2,7,\"GetVariables\",{}] | -1 | RpcFrameworkError",
            "[2,\"ID\"] | ID | RpcFrameworkError",
            "[\"2\",\"ID\",\"Reset\",{}] | -1 | RpcFrameworkError",
            "[9,\"ID\",{}] | ID | MessageTypeNotSupported",
            "[2,\"ID\",\"Fly\",{}] | ID | NotImplemented",
            "[2,\"ID\",\"BootNotification\",{}] | ID | NotImplemented",
            "[2,\"ID\",\"SetChargingProfile\",{\"evseId\":1,\"chargingProfile\":{\"id\":1,\"stackLevel\":0,\"chargingProfilePurpose\":\"TxProfile\","
                    + "\"chargingProfileKind\":\"Absolute\",\"chargingSchedule\":[{\"id\":1,\"chargingRateUnit\":\"A\","
                    + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":6}]}]}}] | ID | NotImplemented",
            "[2,\"ID\",\"GetVariables\",[]] | ID | FormatViolation",
            "[2,\"ID\",\"GetVariables\",{}] | ID | OccurrenceConstraintViolation",
            "[2,\"ID\",\"GetVariables\",{\"getVariableData\":[]}] | ID | OccurrenceConstraintViolation",
            "[2,\"ID\",\"GetVariables\",{\"getVariableData\":7}] | ID | TypeConstraintViolation",
            "[2,\"ID\",\"Reset\",{\"type\":7}] | ID | TypeConstraintViolation",
            "[2,\"ID\",\"Reset\",{\"type\":\"Never\"}] | ID | PropertyConstraintViolation",
            "[2,\"ID\",\"Reset\",{\"type\":\"OnIdle\",\"evseId\":\"1\"}] | ID | TypeConstraintViolation",
            "[2,\"ID\",\"Reset\",{\"type\":\"OnIdle\",\"colour\":\"red\"}] | ID | FormatViolation"})
    void badFrames(String frame, String id, String code) {
        assertAnswer(frame, id, code);
    }

    @Test
    @DisplayName("Answers to nothing, and malformed answers, are not answered")
    void answersToNothing() throws Exception {
        int heard = csms.answers().size();
        for (String frame : new String[]{"[3,\"x\",{}]", "[4,\"x\",\"GenericError\",\"\",{}]", "[3,\"x\"]", "[4]", "[3,null,[]]"}) {
            csms.say(frame);
        }
        csms.call("GetVariables", GET);
        assertEquals(heard, csms.answers().size());
    }

    @Test
    @DisplayName("A text of a megabyte, and deep nesting, are refused")
    void longAndDeep() {
        assertAnswer("[2,\"ID\",\"Reset\",{\"type\":\"" + "x".repeat(MEGABYTE) + "\"}]", "ID", "FormatViolation");
        assertAnswer("[2,\"ID\",\"Reset\",{\"type\":\"" + "x".repeat(MEGABYTE / 3) + "\"}]", "ID", "PropertyConstraintViolation");
        assertAnswer("[2,\"ID\",\"ClearCache\",{\"customData\":" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000) + "}]", "ID",
                "FormatViolation");
        assertAnswer("[".repeat(100_000), "-1", "RpcFrameworkError");
        assertAnswer("[2,\"ID\",\"DataTransfer\",{\"vendorId\":\"" + "v".repeat(300) + "\"}]", "ID", "PropertyConstraintViolation");
    }

    @Test
    @DisplayName("A binary frame and a frame beyond all measure end the connection at most, and the station comes back without a boot")
    void binaryAndHuge() throws Exception {
        csms.sayBinary(new byte[1000]);
        await().atMost(PATIENCE).until(csms::isConnected);
        csms.call("GetVariables", GET);
        int connections = csms.connections();
        csms.say("[2,\"huge\",\"DataTransfer\",{\"vendorId\":\"" + "v".repeat(7 * MEGABYTE) + "\"}]");
        await().atMost(PATIENCE).until(() -> csms.connections() > connections && csms.isConnected());
    }

    @Test
    @DisplayName("Thousands of calls at once, good and bad, are all answered, and memory stays")
    void floodOfCalls() throws Exception {
        flood(2_000, "warm");
        long before = charger.residentKb();
        for (int round = 0; round < 3; round++) {
            flood(3_000, "round" + round);
        }
        for (int i = 0; i < 20; i++) {
            assertAnswer("[2,\"ID\",\"Reset\",{\"type\":\"" + "x".repeat(MEGABYTE) + "\"}]", "ID", "FormatViolation");
        }
        long after = charger.residentKb();
        System.out.println("resident before " + before + " kB, after " + after + " kB");
        assertTrue(after - before < MOST_GROWTH_KB, before + " -> " + after + " kB");
        assertTrue(after < MOST_RESIDENT_KB, after + " kB");
    }

    private static void flood(int calls, String prefix) throws Exception {
        Map<Integer, String> kinds = Map.of(0, "\"GetVariables\"," + GET, 1, "\"Fly\",{}", 2, "\"Reset\",{}", 3,
                "\"DataTransfer\",{\"vendorId\":\"x\"}");
        csms.answers().clear();
        for (int i = 0; i < calls; i++) {
            csms.sayAndWait("[2,\"" + prefix + "-" + i + "\"," + kinds.get(i % kinds.size()) + "]");
        }
        await().atMost(PATIENCE).until(() -> csms.answers().size() == calls);
        csms.answers().clear();
    }
}
