package io.busbar.itests.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.itests.sick.well.Well;
import io.busbar.testing.Budget;
import io.busbar.testing.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** kill -9 at random instants of updates, and files that are cut: the station comes up complete. */
class UpdateKillsTest extends PowerScenario {

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
            files = all.filter(Files::isRegularFile).map(sound::relativize)
                    .filter(file -> Budget.isWhole() || file.endsWith("state.json") || file.startsWith("generations/jars")).toList();
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
