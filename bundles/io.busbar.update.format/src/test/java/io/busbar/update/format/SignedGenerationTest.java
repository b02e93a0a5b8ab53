package io.busbar.update.format;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.update.api.RefusalReason;
import io.busbar.update.api.UpdateRefusedException;
import io.busbar.update.format.Generation.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The OEM's signature at each boot, and what an archive may not do before it is believed. */
class SignedGenerationTest {

    @TempDir
    Path station;

    @TempDir
    Path workshop;

    private Oem oem;
    private Generations generations;
    private List<PublicKey> roots;
    private List<Entry> entries;

    @BeforeEach
    void installed() throws Exception {
        oem = new Oem(workshop);
        roots = List.of(oem.root.getPublic());
        generations = new Generations(station.resolve("data"), Files.createDirectories(station.resolve("bundles")));
        FeatureArchive archive = FeatureArchive.read(oem.archive(), oem.trust(), generations.incoming());
        String signed = generations.keep(archive);
        entries = archive.feature().bundles().stream().map(bundle -> new Entry(bundle.symbolicName(), bundle.version(), bundle.startLevel(),
                bundle.sha256(), "", "console", signed)).toList();
    }

    private Generation generation(List<Entry> bundles) {
        return new Generation(1, "ab", "x", "console", Instant.EPOCH, bundles, Map.of());
    }

    private void refused(List<Entry> bundles, List<PublicKey> believed) {
        assertThrows(IOException.class, () -> generations.verify(generation(bundles), believed));
    }

    @Test
    @DisplayName("A generation is believed at boot while the OEM's signature vouches for each bundle that an update brought")
    void vouchedFor() throws IOException {
        assertDoesNotThrow(() -> generations.verify(generation(entries), roots));
        refused(entries, List.of());
        refused(entries, List.of(oem.other.getPublic()));
        Entry one = entries.get(0);
        for (Entry forged : List.of(
                new Entry(one.symbolicName(), one.version(), one.startLevel(), Sha256.of(new byte[]{1}), "", one.by(), one.signed()),
                new Entry("com.evil", one.version(), one.startLevel(), one.sha256(), "", one.by(), one.signed()),
                new Entry(one.symbolicName(), one.version(), one.startLevel() + 1, one.sha256(), "", one.by(), one.signed()),
                new Entry(one.symbolicName(), one.version(), one.startLevel(), one.sha256(), "", one.by(), ""),
                new Entry(one.symbolicName(), one.version(), one.startLevel(), one.sha256(), "", one.by(), "../../x"))) {
            List<Entry> bundles = new ArrayList<>(entries);
            bundles.set(0, forged);
            refused(bundles, roots);
        }
    }

    @Test
    @DisplayName("A kept list that was changed vouches for nothing; one that a kept generation needs is not tidied up")
    void damaged() throws IOException {
        generations.stage(generation(entries), generations.incoming());
        generations.write(BootState.FACTORY.commit(1));
        generations.clean();
        generations.discard();
        assertDoesNotThrow(() -> generations.verify(generation(entries), roots));
        Path list = station.resolve("data/generations/signed/" + entries.get(0).signed() + ".json");
        String text = Files.readString(list);
        Files.writeString(list, text.replaceFirst("\"signature\" : \"e", "\"signature\" : \"f"));
        refused(entries, roots);
        Files.delete(list);
        refused(entries, roots);
    }

    @Test
    @DisplayName("An archive that takes more than may be written is refused before anything is unpacked")
    void noRoom() throws Exception {
        generations.discard();
        UpdateRefusedException refusal = assertThrows(UpdateRefusedException.class,
                () -> FeatureArchive.read(oem.archive(), oem.trust(), generations.incoming(), 100));
        assertEquals(RefusalReason.NO_SPACE, refusal.reason());
        try (Stream<Path> left = Files.list(generations.incoming())) {
            assertTrue(left.findAny().isEmpty());
        }
    }

    @Test
    @DisplayName("A pipe is no archive, and is not waited for")
    void pipe() throws Exception {
        Path pipe = workshop.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertEquals(RefusalReason.INVALID_ARCHIVE,
                assertThrows(UpdateRefusedException.class, () -> FeatureArchive.read(pipe, oem.trust(), generations.incoming()))
                        .reason()));
    }

    @Test
    @DisplayName("What was in force once stays beside the generations, if one of its two copies reads")
    void seen() throws IOException {
        Seen seen = Seen.NOTHING.with(generation(entries), "metering", 7);
        assertEquals(7, seen.counters().get("metering"));
        generations.write(seen);
        assertEquals(seen, generations.seen());
        Files.writeString(station.resolve("data/generations/seen.json"), "damaged");
        generations.clean();
        assertEquals(seen, generations.seen());
    }
}
