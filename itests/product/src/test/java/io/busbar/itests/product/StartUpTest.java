package io.busbar.itests.product;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.testing.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who starts and stops the charger. */
class StartUpTest {

    private static final Duration SOON = Patience.ofSeconds(60);
    /** Until BootNotification is sent. */
    private static final Duration MOST_WORK = Duration.ofSeconds(8);
    /** Java's exit code after SIGTERM. */
    private static final int TERMINATED = 143;

    @TempDir
    Path directory;

    private final LoopbackCsms csms = new LoopbackCsms(call -> {});

    @BeforeEach
    void up() throws Exception {
        csms.up();
    }

    @AfterEach
    void down() throws Exception {
        csms.down();
    }

    @Test
    @DisplayName("The charger boots, ends by SIGTERM, and boots again on the same directory with work for a few seconds")
    void bootsAgain() throws Exception {
        Path data = directory.resolve("data");
        try (Charger charger = Charger.start(csms.url(), "CS-1", data)) {
            csms.awaitBoots(1);
            charger.terminate();
            assertEquals(TERMINATED, charger.awaitExit(SOON));
            assertFalse(charger.output().contains("Exception"), charger.output());
        }
        long begin = System.nanoTime();
        try (Charger charger = Charger.start(csms.url(), "CS-1", data)) {
            csms.awaitBoots(2);
            Duration work = charger.cpu();
            long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
            System.out.println("boots again in " + millis + " ms, with " + work.toMillis() + " ms of the processor's time");
            // on a quiet machine with two cores in two seconds; here others may use them as well
            assertTrue(work.compareTo(MOST_WORK) < 0, "BootNotification after " + work);
            assertTrue(charger.isAlive());
        }
    }

    @Test
    @DisplayName("A01.FR.10: what the station keeps, its password included, is open to its own user only, and the password is in no log")
    void keepsItsPasswordToItself() throws Exception {
        String password = "kept-with-care-2468";
        Path data = Files.createDirectory(directory.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Charger charger = Charger.start(Map.of("BUSBAR_PASSWORD", password), "run", "--csms", csms.url(), "--id", "CS-1", "--data",
                data.toString())) {
            csms.awaitBoots(1);
            assertEquals("Accepted", csms.call("SetVariables",
                    "{\"setVariableData\":[{\"attributeValue\":\"" + password + "-new\",\"component\":{\"name\":\"SecurityCtrlr\"},"
                            + "\"variable\":{\"name\":\"BasicAuthPassword\"}}]}")
                    .at("/setVariableResult/0/attributeStatus").asText());
            await().atMost(SOON).until(() -> csms.connections() >= 2);
            charger.terminate();
            assertEquals(TERMINATED, charger.awaitExit(SOON));
            assertFalse(charger.output().contains(password), "the password is in the log");
        }
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
        try (Stream<Path> kept = Files.walk(data)) {
            for (Path path : kept.toList()) {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                assertTrue(mode.endsWith("------"), mode + " " + path);
            }
        }
    }

    @Test
    @DisplayName("A second process on the same directory is refused in one line, and the first one stays")
    void secondProcess() throws Exception {
        Path data = directory.resolve("data");
        try (Charger first = Charger.start(csms.url(), "CS-1", data)) {
            csms.awaitBoots(1);
            try (Charger second = Charger.start(csms.url(), "CS-1", data)) {
                assertEquals(1, second.awaitExit(SOON));
                assertOneLine(second.output(), "another station is running on");
            }
            assertTrue(first.isAlive());
            assertEquals("Accepted", csms.call("GetVariables",
                    "{\"getVariableData\":[{\"component\":{\"name\":\"OCPPCommCtrlr\"},\"variable\":{\"name\":\"HeartbeatInterval\"}}]}")
                    .at("/getVariableResult/0/attributeStatus").asText());
            assertEquals(1, csms.connections());
        }
    }

    @Test
    @DisplayName("A configuration file that is not there is said in one line")
    void missingConfiguration() throws Exception {
        Path nowhere = directory.resolve("nowhere.conf");
        try (Charger charger = Charger.start(Map.of(), "run", "--config", nowhere.toString(), "--data", directory.toString())) {
            assertNotEquals(0, charger.awaitExit(SOON));
            assertOneLine(charger.output(), nowhere.toString());
        }
    }

    @Test
    @DisplayName("A line of the configuration that is none is named by file and line")
    void brokenConfiguration() throws Exception {
        Path broken = Files.writeString(directory.resolve("broken.conf"), "[io.busbar.csms]\nurl\n");
        try (Charger charger = Charger.start(Map.of(), "run", "--config", broken.toString(), "--data", directory.toString())) {
            assertNotEquals(0, charger.awaitExit(SOON));
            assertEquals(broken + ":2: expected [section] or key = value", charger.output().strip());
        }
    }

    @Test
    @DisplayName("An address that is none is said in one line")
    void badAddress() throws Exception {
        for (String url : new String[]{"http://localhost:1", "ws://", "not a url"}) {
            try (Charger charger = Charger.start(url, "CS-1", directory.resolve("data"))) {
                assertNotEquals(0, charger.awaitExit(SOON), url);
                assertOneLine(charger.output(), url);
            }
        }
    }

    @Test
    @DisplayName("An option that there is not is refused with the usage")
    void unknownOption() throws Exception {
        try (Charger charger = Charger.start(Map.of(), "run", "--colour", "red")) {
            assertEquals(2, charger.awaitExit(SOON));
            assertTrue(charger.output().contains("--colour") && charger.output().contains("usage:"), charger.output());
        }
    }

    private static void assertOneLine(String output, String saying) {
        assertTrue(output.contains(saying), output);
        assertEquals(1, output.strip().lines().count(), output);
        assertTrue(output.startsWith("busbar: "), output);
    }
}
