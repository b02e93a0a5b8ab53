package io.busbar.itests.product;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.itests.halting.Halting;
import io.busbar.testing.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A shipped charger whose modules are replaced, with a module that ends the process at a step of an update, and its power cuts. */
abstract class PowerScenario {

    static final Duration PATIENCE = Patience.ofSeconds(90);
    static final String TRANSFER = "io.busbar.block.datatransfer";
    static final String CALL = "{\"vendorId\":\"com.example\"}";
    static final int WATCH_SECONDS = 1;
    static final int KILLED = 137;

    @TempDir
    Path folder;

    final List<JsonNode> events = new CopyOnWriteArrayList<>();
    final LoopbackCsms csms = new LoopbackCsms(call -> {
        if (call.action().equals("TransactionEvent")) {
            events.add(call.payload());
        }
    });
    Path data;
    Workshop workshop;
    Charger charger;
    int version = 1;
    private int watchSeconds = WATCH_SECONDS;

    @BeforeEach
    void up() throws Exception {
        csms.up();
        data = folder.resolve("data");
        workshop = new Workshop(folder.resolve("workshop"));
        boot();
        update(workshop.earlyArchive("halting", "1.0.0", workshop.module("com.example.halting", "1.0.0", Halting.class)));
    }

    @AfterEach
    void down() throws Exception {
        charger.close();
        csms.down();
    }

    final void boot() throws Exception {
        int boots = csms.count("BootNotification");
        charger = Charger.start(Map.of("BUSBAR_UPDATE_WATCH_SECONDS", Integer.toString(watchSeconds), "BUSBAR_UPDATE_ROOTS",
                workshop.roots().toString()), "run", "--csms", csms.url(), "--id", "CS-1", "--data", data.toString());
        charger.awaitPlant();
        csms.awaitBoots(boots + 1);
        Charger.awaitConsole(data);
    }

    /** The watch of the next updates lasts until something is wrong, however slow this machine is. */
    final void longWatch() throws Exception {
        watchSeconds = 600;
        charger.kill();
        boot();
    }

    /** From the next boot on the power goes again before the station finds itself in good health, however slow this machine is. */
    final void neverWell() {
        watchSeconds = 3_600;
    }

    /** Until the launcher has been told that this boot was a good one. */
    final void awaitHealth() {
        Path state = data.resolve("generations/state.json");
        await().atMost(PATIENCE).ignoreExceptions().until(() -> Files.readString(state).replace(" ", "").contains("\"boots\":0"));
    }

    /** @return what the console said; nothing more than the steps before when the station went away */
    final List<String> console(String line) {
        try {
            return Charger.consoleNow(data, line);
        } catch (IOException | UncheckedIOException e) {
            return List.of("gone: " + e);
        }
    }

    final void update(Path archive) {
        List<String> lines = console("busbar:update " + archive);
        assertEquals("ok", lines.get(lines.size() - 1), lines + "\n" + charger.output());
    }

    final void charge() throws IOException {
        if (!charger.evse(1).path("connectors").path(0).path("plugged").asBoolean()) {
            charger.act("plugIn", "{\"evseId\":1,\"connectorId\":1}");
        }
        charger.act("swipe", "{\"evseId\":1,\"idToken\":\"AABBCCDD\",\"type\":\"ISO14443\"}");
    }

    /** Versions of the module as {@code modules} says, and as its work shows. */
    final void assertComplete(String old, String fresh, boolean toBeNew) throws Exception {
        await().atMost(PATIENCE).until(() -> {
            String status = console("busbar:status").toString();
            return !status.contains("under way") && !status.contains("is tried");
        });
        List<String> status = console("busbar:status");
        boolean installed = status.get(status.size() - 2).contains("is in force");
        String module = console("busbar:modules").stream().filter(line -> line.startsWith(TRANSFER)).findFirst().orElseThrow();
        assertTrue(module.contains(installed ? fresh : old), status + " but " + module);
        assertTrue(module.contains("ACTIVE"), module);
        assertEquals(module.contains("0.1.0") ? "UnknownVendorId" : "Rejected", csms.call("DataTransfer", CALL).path("status").asText());
        assertEquals(toBeNew, installed, status.toString());
    }

    final void assertTransactions() {
        Map<String, Integer> next = new HashMap<>();
        for (JsonNode event : events) {
            String transaction = event.at("/transactionInfo/transactionId").asText();
            int seqNo = event.path("seqNo").asInt();
            int expected = next.getOrDefault(transaction, 0);
            assertTrue(seqNo == expected || seqNo == expected - 1,
                    transaction + ": event " + seqNo + " where " + expected + " was to come");
            next.put(transaction, seqNo + 1);
        }
    }
}
