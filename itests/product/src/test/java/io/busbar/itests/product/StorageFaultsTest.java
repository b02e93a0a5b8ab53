package io.busbar.itests.product;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped charger on a disk that is full, damaged, or another station's: it says so, ends in order, and works again by itself. */
class StorageFaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long MOST_RESIDENT_KB = 160 << 10;

    @TempDir
    Path directory;

    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final List<JsonNode> statuses = new CopyOnWriteArrayList<>();
    private final List<String> security = new CopyOnWriteArrayList<>();
    private LoopbackCsms csms;

    @BeforeEach
    void up() throws Exception {
        csms = new LoopbackCsms(call -> {
            switch (call.action()) {
                case "TransactionEvent" -> events.add(call.payload());
                case "StatusNotification" -> statuses.add(call.payload());
                case "SecurityEventNotification" -> security.add(call.payload().path("type").asText());
                default -> {}
            }
        });
        csms.up();
    }

    @AfterEach
    void down() throws Exception {
        csms.down();
    }

    private Charger start(Path data, int boots) throws Exception {
        Charger charger = Charger.start(csms.url(), "CS-1", data);
        csms.awaitBoots(boots);
        charger.awaitPlant();
        return charger;
    }

    private void charge(Charger charger) throws IOException {
        charger.act("plugIn", "{\"evseId\":1,\"connectorId\":1}");
        charger.act("swipe", "{\"evseId\":1,\"idToken\":\"AABBCCDD\",\"type\":\"ISO14443\"}");
        await().atMost(PATIENCE).until(() -> charger.evse(1).path("contactorClosed").asBoolean());
    }

    private String status(int evseId) {
        String last = "";
        for (JsonNode status : statuses) {
            if (status.path("evseId").asInt() == evseId) {
                last = status.path("connectorStatus").asText();
            }
        }
        return last;
    }

    private long count(String type) {
        return events.stream().filter(event -> event.path("eventType").asText().equals(type)).count();
    }

    /** A small file system of its own, as root has it. */
    private static boolean mount(Path folder) throws Exception {
        return run("mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", folder.toString()) == 0;
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    /** Takes all that is free, again and again until nothing is for a while: the journal's reserve as well. */
    private static void fill(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] block = new byte[1 << 16];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            if (full.getMessage() == null || !full.getMessage().contains("No space")) {
                throw full;
            }
        }
    }

    @Test
    @DisplayName("B11.FR.01: a full disk while a car charges: energy ends, Faulted, MemoryExhaustion; Reset is done; with room again the transaction ends once and it is Available")
    void fullDisk() throws Exception {
        Path disk = Files.createDirectories(directory.resolve("disk"));
        assumeTrue(mount(disk), "mounting a file system needs root");
        try (Charger charger = start(disk.resolve("data"), 1)) {
            charge(charger);
            await().atMost(PATIENCE).until(() -> count("Started") == 1);
            Path ballast = disk.resolve("ballast");
            fill(ballast);
            for (int i = 0; !status(1).equals("Faulted") && i < 3_000; i++) {
                // what a CSMS makes it write uses up the reserve, and others take what is freed
                csms.frame("SetVariables", "{\"setVariableData\":[{\"attributeValue\":\"" + (60 + i % 1000)
                        + "\",\"component\":{\"name\":\"OCPPCommCtrlr\"},\"variable\":{\"name\":\"HeartbeatInterval\"}}]}");
                if (i % 20 == 0) {
                    fillMore(disk.resolve("ballast" + i));
                }
            }
            await().atMost(PATIENCE).until(() -> status(1).equals("Faulted") && status(2).equals("Faulted"));
            await().atMost(PATIENCE).until(() -> security.contains("MemoryExhaustion"));
            assertFalse(charger.evse(1).path("contactorClosed").asBoolean());
            assertTrue(charger.residentKb() < MOST_RESIDENT_KB, charger.residentKb() + " kB");

            assertEquals("Accepted", csms.call("Reset", "{\"type\":\"Immediate\"}").path("status").asText());
            csms.awaitBoots(2);
            await().atMost(PATIENCE).until(() -> status(1).equals("Faulted"));
            try (Stream<Path> files = Files.list(disk)) {
                for (Path file : files.filter(one -> one.getFileName().toString().startsWith("ballast")).toList()) {
                    Files.delete(file);
                }
            }
            await().atMost(PATIENCE).until(() -> count("Ended") == 1);
            charger.act("unplug", "{\"evseId\":1,\"connectorId\":1}");
            await().atMost(PATIENCE).until(() -> status(1).equals("Available"));
            charge(charger);
            await().atMost(PATIENCE).until(() -> count("Started") == 2);
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    private static void fillMore(Path file) throws IOException {
        try {
            fill(file);
        } catch (IOException noInode) {
            // then nothing is free either
        }
    }

    @Test
    @DisplayName("A bit flipped in each file of the store, mid-transaction: it starts, says so, and the transaction ends once")
    void flippedBits() throws Exception {
        Path data = directory.resolve("data");
        try (Charger charger = start(data, 1)) {
            charge(charger);
            await().atMost(PATIENCE).until(() -> count("Started") == 1);
            charger.kill();
        }
        try (Stream<Path> files = Files.list(data.resolve("store"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".log")).toList()) {
                flip(file, 0.4);
            }
        }
        try (Charger charger = start(data, 2)) {
            await().atMost(PATIENCE).until(() -> security.contains("StoredDataDamaged"));
            charger.act("unplug", "{\"evseId\":1,\"connectorId\":1}");
            await().atMost(PATIENCE).until(() -> status(1).equals("Available"));
            try (Stream<Path> kept = Files.list(data.resolve("store"))) {
                assertTrue(kept.anyMatch(path -> path.getFileName().toString().startsWith("damaged-")));
            }
            assertTrue(count("Ended") <= 1);
        }
    }

    private static void flip(Path file, double where) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length > 0) {
            bytes[(int) (bytes.length * where)] ^= 0x10;
            Files.write(file, bytes);
        }
    }

    @Test
    @DisplayName("A bit flipped in any file of the bundle cache, or the file gone: the cache is made anew and the station registers")
    void damagedCache() throws Exception {
        Path data = directory.resolve("data");
        try (Charger charger = start(data, 1)) {
            await().atMost(PATIENCE).until(() -> Files.exists(data.resolve("cache/set")));
            charger.kill();
        }
        int boots = 1;
        for (String kind : List.of("bundle.info", "bundle.id", "bundle.location", "revision.location", "system-packages", ".config")) {
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.filter(one -> one.getFileName().toString().endsWith(kind)).toList()) {
                    flip(file, 0.5);
                }
            }
            try (Charger charger = start(data, ++boots)) {
                await().atMost(PATIENCE).until(() -> Files.exists(data.resolve("cache/set")));
                assertTrue(charger.isAlive(), kind);
                charger.kill();
            }
        }
    }

    @Test
    @DisplayName("A data directory that was copied to another station: nothing of the first one is sent, and the CSMS hears of it")
    void anotherStation() throws Exception {
        Path data = directory.resolve("data");
        try (Charger charger = start(data, 1)) {
            charge(charger);
            await().atMost(PATIENCE).until(() -> count("Started") == 1);
            csms.down();
            charger.act("swipe", "{\"evseId\":1,\"idToken\":\"AABBCCDD\",\"type\":\"ISO14443\"}");
            await().atMost(PATIENCE).until(() -> !charger.evse(1).path("contactorClosed").asBoolean());
            charger.kill();
        }
        csms.up();
        try (Charger charger = Charger.start(csms.url(), "CS-2", data)) {
            csms.awaitBoots(2);
            charger.awaitPlant();
            await().atMost(PATIENCE).until(() -> security.contains("DataOfAnotherStation"));
            assertEquals(0, count("Ended"), "it belongs to CS-1");
            assertTrue(Files.exists(data.resolve("other-station/store")));
        }
    }
}
