package io.busbar.itests.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.itests.sick.well.Well;
import io.busbar.update.format.ArchiveWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that the shipped charger refuses: with the reason, and nothing is changed. What is wrong inside a file is tried in io.busbar.update.format. */
class HostileArchiveTest {

    private static final String TRANSFER = "io.busbar.block.datatransfer";
    private static final UnaryOperator<ArchiveWriter> PLAIN = writer -> writer.counter(5);

    @TempDir
    Path folder;

    private Path data;

    private String update(Path archive) throws IOException {
        List<String> lines = Charger.console(data, "busbar:update " + archive);
        return lines.get(lines.size() - 1);
    }

    /** What the engine keeps, apart from the folder for what it looks at. */
    private Map<String, Long> kept() throws IOException {
        Map<String, Long> kept = new TreeMap<>();
        try (Stream<Path> files = Files.walk(data.resolve("generations"))) {
            for (Path file : files.filter(Files::isRegularFile).filter(file -> !file.toString().contains("incoming")).toList()) {
                kept.put(file.toString(), Files.getLastModifiedTime(file).toMillis());
            }
        }
        return kept;
    }

    @Test
    @DisplayName("Replayed, expired, revoked, of a stranger, for what is not here, changed under the same version, cut: refused, nothing changed")
    void refused() throws Exception {
        data = folder.resolve("data");
        Workshop workshop = new Workshop(folder.resolve("workshop"));
        Workshop stranger = new Workshop(folder.resolve("stranger"));
        LoopbackCsms csms = new LoopbackCsms(call -> {});
        csms.up();
        try (Charger charger = Charger.start(Map.of("BUSBAR_UPDATE_WATCH_SECONDS", "1", "BUSBAR_UPDATE_ROOTS", workshop.roots().toString()),
                "run",
                "--csms", csms.url(), "--id", "CS-1", "--data", data.toString())) {
            charger.awaitPlant();
            csms.awaitBoots(1);
            Path two = workshop.copy(TRANSFER, "2.0.0");
            Path good = workshop.archive("transfer", "2.0.0", PLAIN, two);
            assertEquals("ok", update(good), charger.output());
            Map<String, Long> kept = kept();
            Path three = workshop.copy(TRANSFER, "3.0.0");

            assertRefused("its counter is 4, this station was at 5",
                    workshop.archive("transfer", "1.0.0", writer -> writer.counter(4), three));
            assertRefused("it expired at", workshop.archive("transfer", "3.0.0",
                    writer -> writer.counter(5).expires(Instant.parse("2020-01-01T00:00:00Z")), three));
            assertRefused("it is signed by a key that was revoked", workshop.revoked("transfer", "3.0.0", three));
            assertRefused("not signed by a root key that this station knows", stranger.archive("transfer", "3.0.0", PLAIN, three));
            assertRefused("it requires com.example.absent", workshop.archive("transfer", "3.0.0",
                    writer -> writer.counter(5).requires("com.example.absent", "[1,2)"), three));
            assertRefused("is at 2.0.0, this update replaces", workshop.archive("transfer", "3.0.0",
                    writer -> writer.counter(5).minimum("2.5"), three));
            assertRefused("is here with other contents; a change needs a new version",
                    workshop.archive("transfer", "2.0.0", PLAIN, workshop.module(TRANSFER, "2.0.0", Well.class)));
            assertRefused("the station has all of it already", good);
            byte[] whole = Files.readAllBytes(workshop.archive("transfer", "3.0.0", PLAIN, three));
            Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, whole.length / 2));
            assertRefused("not a sound archive", cut);
            assertEquals(kept, kept());
            assertTrue(Charger.console(data, "busbar:modules").stream()
                    .anyMatch(line -> line.startsWith(TRANSFER) && line.contains(" 2.0.0 ")));
            assertEquals(1, csms.connections());
        } finally {
            csms.down();
        }
    }

    private void assertRefused(String reason, Path archive) throws IOException {
        String line = update(archive);
        assertTrue(line.startsWith("error: ") && line.contains(reason), "not \"" + reason + "\" but " + line);
    }
}
