package io.busbar.itests.product;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.itests.halting.Halting;
import io.busbar.itests.sick.tenth.Tenth;
import io.busbar.itests.sick.well.Well;
import io.busbar.testing.Budget;
import io.busbar.testing.Seed;
import io.busbar.update.api.UpdateListener.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Power that goes away in the middle of updates: the station comes back old or new, complete, and tells of its transactions without a hole. */
class UpdatePowerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String TRANSFER = "io.busbar.block.datatransfer";
    private static final String CALL = "{\"vendorId\":\"com.example\"}";
    private static final int WATCH_SECONDS = 1;
    private static final int KILLED = 137;

    @TempDir
    Path folder;

    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final LoopbackCsms csms = new LoopbackCsms(call -> {
        if (call.action().equals("TransactionEvent")) {
            events.add(call.payload());
        }
    });
    private Path data;
    private Workshop workshop;
    private Charger charger;
    private int version = 1;
    private int watchSeconds = WATCH_SECONDS;

    @BeforeEach
    void up() throws Exception {
        csms.up();
        data = folder.resolve("data");
        workshop = new Workshop(folder.resolve("workshop"));
        boot();
        update(workshop.archive("halting", "1.0.0", workshop.module("com.example.halting", "1.0.0", Halting.class)));
    }

    @AfterEach
    void down() throws Exception {
        charger.close();
        csms.down();
    }

    private void boot() throws Exception {
        int boots = csms.count("BootNotification");
        charger = Charger.start(Map.of("BUSBAR_UPDATE_WATCH_SECONDS", Integer.toString(watchSeconds), "BUSBAR_UPDATE_ROOTS",
                workshop.roots().toString()), "run", "--csms", csms.url(), "--id", "CS-1", "--data", data.toString());
        charger.awaitPlant();
        csms.awaitBoots(boots + 1);
    }

    /** From the next boot on the power goes again before the station finds itself in good health, however slow this machine is. */
    private void neverWell() {
        watchSeconds = 3_600;
    }

    /** Until the launcher has been told that this boot was a good one. */
    private void awaitHealth() {
        Path state = data.resolve("generations/state.json");
        await().atMost(PATIENCE).ignoreExceptions().until(() -> Files.readString(state).replace(" ", "").contains("\"boots\":0"));
    }

    @Test
    @DisplayName("A generation that is new and never comes to good health after a boot is left for the one before after three boots")
    void worn() throws Exception {
        String fresh = ++version + ".0.0";
        update(workshop.archive("transfer", fresh, workshop.module(TRANSFER, fresh, Well.class)));
        neverWell();
        for (int boot = 1; boot <= 3; boot++) {
            charger.kill();
            boot();
            assertFalse(charger.output().contains("is left for"), charger.output());
            assertTrue(console("busbar:modules").stream().anyMatch(line -> line.startsWith(TRANSFER) && line.contains(" " + fresh)));
        }
        charger.kill();
        boot();
        assertTrue(charger.output().contains("the station did not come up well 3 times"), charger.output());
        assertTrue(console("busbar:modules").stream().anyMatch(line -> line.startsWith(TRANSFER) && line.contains(" 0.1.0")));
    }

    /** @return what the console said; nothing more than the steps before when the station went away */
    private List<String> console(String line) {
        try {
            return Charger.console(data, line);
        } catch (IOException | UncheckedIOException e) {
            return List.of("gone: " + e);
        }
    }

    private void update(Path archive) {
        List<String> lines = console("busbar:update " + archive);
        assertEquals("ok", lines.get(lines.size() - 1), lines + "\n" + charger.output());
    }

    private void charge() throws IOException {
        if (!charger.evse(1).path("connectors").path(0).path("plugged").asBoolean()) {
            charger.act("plugIn", "{\"evseId\":1,\"connectorId\":1}");
        }
        charger.act("swipe", "{\"evseId\":1,\"idToken\":\"AABBCCDD\",\"type\":\"ISO14443\"}");
    }

    /** Versions of the module as {@code modules} says, and as its work shows. */
    private void assertComplete(String old, String fresh, boolean toBeNew) throws Exception {
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

    private void assertTransactions() {
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

    @Test
    @DisplayName("Power goes at each step of a replacement: old before the switch, new from the switch on")
    void eachStep() throws Exception {
        String running = "0.1.0";
        for (Step step : EnumSet.of(Step.STAGE, Step.PARK, Step.EXCHANGE, Step.RELEASE, Step.WATCH, Step.COMMIT, Step.CLEAN)) {
            awaitHealth();
            charge();
            String fresh = ++version + ".0.0";
            Path archive = workshop.archive("transfer", fresh, workshop.module(TRANSFER, fresh, Well.class));
            Files.writeString(data.resolve("halt-at"), step.name());
            console("busbar:update " + archive);
            assertEquals(KILLED, charger.awaitExit(PATIENCE), step + ": " + charger.output());
            boot();
            boolean toBeNew = step == Step.CLEAN;
            assertComplete(running, fresh, toBeNew);
            running = toBeNew ? fresh : running;
            System.out.println(step + ": " + running);
        }
        assertTransactions();
    }

    @Test
    @DisplayName("Power goes at each step of a way back: the old one")
    void wayBack() throws Exception {
        for (Step step : List.of(Step.ROLL_BACK)) {
            awaitHealth();
            charge();
            String fresh = ++version + ".0.0";
            Path archive = workshop.archive("transfer", fresh, workshop.module(TRANSFER, fresh, Tenth.class));
            Files.writeString(data.resolve("halt-at"), step.name());
            CompletableFuture<List<String>> update = CompletableFuture.supplyAsync(() -> console("busbar:update " + archive));
            for (int i = 0; charger.isAlive(); i++) {
                String call = "call-" + step + "-" + i;
                csms.say("[2,\"" + call + "\",\"DataTransfer\"," + CALL + "]");
                await().atMost(PATIENCE).until(() -> csms.answers().remove(call) != null || !charger.isAlive());
            }
            update.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            boot();
            assertComplete("0.1.0", fresh, false);
        }
        assertTransactions();
    }

    @Test
    @DisplayName("Power goes at each step of an update that takes a restart")
    void restartClass() throws Exception {
        String core = "io.busbar.plant.web";
        for (Step step : EnumSet.of(Step.STAGE, Step.RESTART, Step.COMMIT, Step.CLEAN)) {
            awaitHealth();
            String fresh = ++version + ".0.0";
            Path archive = workshop.archive("web", fresh, workshop.copy(core, fresh));
            Files.writeString(data.resolve("halt-at"), step.name());
            console("busbar:update " + archive + " --restart");
            assertEquals(KILLED, charger.awaitExit(PATIENCE), step + ": " + charger.output());
            boot();
            await().atMost(PATIENCE).until(() -> {
                String status = console("busbar:status").toString();
                return status.contains(fresh + " is in force") || status.contains(fresh + " was rolled back");
            });
            String module = console("busbar:modules").stream().filter(line -> line.startsWith(core)).findFirst().orElseThrow();
            boolean installed = console("busbar:status").toString().contains(fresh + " is in force");
            assertEquals(installed, module.contains(" " + fresh + " "), module + " " + console("busbar:status"));
            System.out.println(step + ": " + (installed ? "new" : "old"));
            await().atMost(PATIENCE).until(() -> console("busbar:status").toString().contains(fresh));
        }
    }

    @Test
    @DisplayName("A generation on trial whose process is killed before it is proven is left for the one before")
    void trial() throws Exception {
        neverWell();
        charger.kill();
        boot();
        String fresh = ++version + ".0.0";
        console("busbar:update " + workshop.archive("web", fresh, workshop.copy("io.busbar.plant.web", fresh)) + " --restart");
        await().atMost(PATIENCE).until(() -> charger.output().contains("is tried"));
        charger.kill();
        boot();
        await().atMost(PATIENCE).until(() -> console("busbar:status").toString()
                .contains("web " + fresh + " was rolled back: the station did not come up well with it"));
        assertTrue(console("busbar:modules").stream().anyMatch(line -> line.matches("io.busbar.plant.web +0[.]1[.]0.*")));
    }

    @Test
    @DisplayName("kill -9 at random instants of updates")
    void random() throws Exception {
        int kills = Budget.UPDATE_KILLS.get();
        Random random = new Random(Seed.orElse(20_261_123L));
        Map<String, Integer> ends = new HashMap<>();
        String running = "0.1.0";
        for (int i = 0; i < kills; i++) {
            awaitHealth();
            charge();
            String fresh = ++version + ".0.0";
            Path archive = workshop.archive("transfer", fresh, workshop.module(TRANSFER, fresh, Well.class));
            CompletableFuture<List<String>> update = CompletableFuture.supplyAsync(() -> console("busbar:update " + archive));
            // most of the time is the watch; what happens before it is short
            int millis = random.nextBoolean() ? random.nextInt(150) : random.nextInt(1_000 * WATCH_SECONDS + 500);
            CompletableFuture.runAsync(charger::killNow, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
            charger.awaitExit(PATIENCE);
            update.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            boot();
            List<String> status = console("busbar:status");
            boolean known = status.toString().contains(fresh);
            boolean installed = status.toString().contains("transfer " + fresh + " is in force");
            if (known) {
                assertComplete(running, fresh, installed);
            }
            running = installed ? fresh : running;
            ends.merge(installed ? "new" : known ? "old, begun" : "old, not begun", 1, Integer::sum);
        }
        assertTransactions();
        System.out.println(kills + " kills: " + ends);
    }

    @Test
    @DisplayName("A truncated file of the engine: the station comes up complete, with the generation before or as delivered")
    void truncated() throws Exception {
        String first = ++version + ".0.0";
        update(workshop.archive("transfer", first, workshop.module(TRANSFER, first, Well.class)));
        String second = ++version + ".0.0";
        update(workshop.archive("transfer", second, workshop.module(TRANSFER, second, Well.class)));
        charger.terminate();
        charger.awaitExit(PATIENCE);
        Path sound = folder.resolve("sound");
        copy(data, sound);
        List<Path> files;
        try (Stream<Path> all = Files.walk(sound.resolve("generations"))) {
            files = all.filter(Files::isRegularFile).map(sound::relativize).toList();
        }
        List<String> said = new ArrayList<>();
        for (Path file : files) {
            delete(data);
            copy(sound, data);
            byte[] whole = Files.readAllBytes(data.resolve(file));
            Files.write(data.resolve(file), Arrays.copyOf(whole, whole.length / 2));
            boot();
            String module = console("busbar:modules").stream().filter(line -> line.startsWith(TRANSFER)).findFirst().orElseThrow();
            assertTrue(Set.of("0.1.0.SNAPSHOT", first, second).stream().anyMatch(module::contains) && module.contains("ACTIVE"), module);
            assertEquals(module.contains("0.1.0") ? "UnknownVendorId" : "Rejected",
                    csms.call("DataTransfer", CALL).path("status").asText());
            said.add(file + ": " + module.replaceAll(" +", " "));
            charger.terminate();
            charger.awaitExit(PATIENCE);
        }
        System.out.println(String.join("\n", said));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (Files.isRegularFile(file)) {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
