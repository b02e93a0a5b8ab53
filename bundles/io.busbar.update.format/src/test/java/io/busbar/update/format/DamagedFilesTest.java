package io.busbar.update.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.update.format.Generation.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Version;

/** Files of the engine whose last write was cut off, or whose bits flipped: what was there before counts, or it is said; damage is not believed. */
class DamagedFilesTest {

    @TempDir
    Path station;

    @TempDir
    Path workshop;

    private Generations generations;
    private Path folder;
    private Path fresh;

    @BeforeEach
    void open() throws IOException {
        generations = new Generations(station.resolve("data"), Files.createDirectories(station.resolve("bundles")));
        folder = station.resolve("data/generations");
        fresh = generations.incoming();
    }

    private interface Damage {
        void check(byte[] damaged) throws Exception;
    }

    private static void each(Path file, Damage check) throws Exception {
        each(file, 1, check);
    }

    /** Cut off, zeroes from there on, as a file system that lost a page leaves it, and each bit flipped, at every so many bytes; and gone. */
    private static void each(Path file, int step, Damage check) throws Exception {
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += step) {
            check.check(Files.readAllBytes(Files.write(file, Arrays.copyOf(whole, at))));
            check.check(Files.readAllBytes(Files.write(file, Arrays.copyOf(Arrays.copyOf(whole, at), whole.length))));
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = whole.clone();
                flipped[at] ^= (byte) (1 << bit);
                check.check(Files.readAllBytes(Files.write(file, flipped)));
            }
        }
        Files.delete(file);
        check.check(new byte[0]);
        Files.write(file, whole);
    }

    private Entry entry(String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String hash = Sha256.of(bytes);
        Files.write(fresh.resolve(hash + ".jar"), bytes);
        return new Entry(name, Version.parseVersion("1.2.3"), 3, hash, "", "console", "");
    }

    private Generation stage(long number, Entry... entries) throws IOException {
        Generation generation = new Generation(number, "ab".repeat(32), "feature " + number, "console", Instant.EPOCH, List.of(entries),
                Map.of("pid", Map.of("limitAmps", "16")));
        generations.stage(generation, fresh);
        return generation;
    }

    private Set<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void aDamagedStateIsTheOneBefore() throws Exception {
        BootState before = BootState.FACTORY.withTrial(3);
        BootState now = before.commit(3).booted();
        generations.write(before);
        generations.write(now);
        assertEquals(now, generations.state());
        each(folder.resolve("state.json"), damaged -> {
            BootState read = generations.state();
            assertTrue(read.equals(before) || read.equals(now) && sameText(damaged, now.write()),
                    () -> read + " from " + new String(damaged, StandardCharsets.UTF_8));
        });
        assertEquals(now, generations.state());
    }

    @Test
    void whatIsWrittenOverADamagedStateKeepsTheOneBefore() throws Exception {
        BootState before = BootState.FACTORY.commit(3);
        generations.write(before);
        generations.write(before.booted());
        Files.write(folder.resolve("state.json"), new byte[100]);
        generations.write(before.withTrial(4));
        assertEquals(before.withTrial(4), generations.state());
        Files.write(folder.resolve("state.json"), new byte[100]);
        assertEquals(before, generations.state());
    }

    @Test
    void withBothStatesDamagedTheDeliveredOneBoots() throws Exception {
        generations.write(BootState.FACTORY.commit(3));
        generations.write(BootState.FACTORY.commit(4));
        Files.write(folder.resolve("state.json"), new byte[]{'{'});
        Files.write(folder.resolve("state.old"), new byte[0]);
        assertEquals(BootState.FACTORY, generations.state());
    }

    @Test
    void aDamagedListOfAGenerationIsSaid() throws Exception {
        Generation generation = stage(7, entry("com.example.meter", "meter"), entry("com.example.lock", "lock"));
        assertEquals(generation, generations.read(7));
        each(folder.resolve("7.json"), 3, damaged -> {
            try {
                assertEquals(generation, generations.read(7));
                assertTrue(sameText(damaged, generation.write()), () -> new String(damaged, StandardCharsets.UTF_8));
            } catch (IOException e) {
                assertFalse(String.valueOf(e.getMessage()).isBlank());
            }
        });
        assertEquals(generation, generations.read(7));
    }

    @Test
    void aDamagedOrMissingJarOfAGenerationIsSaid() throws Exception {
        Entry meter = entry("com.example.meter", "meter");
        stage(7, meter);
        each(generations.jar(meter), damaged -> {
            IOException said = assertThrows(IOException.class, () -> generations.read(7));
            assertTrue(said.getMessage().contains("com.example.meter"), said.getMessage());
        });
        assertEquals(List.of(meter), generations.read(7).bundles());
    }

    @Test
    void aJarThatWasDamagedBeforeItIsStoredDoesNotReplaceTheStoredOne() throws Exception {
        Entry meter = entry("com.example.meter", "meter");
        Generation generation = stage(7, meter);
        Files.writeString(fresh.resolve(meter.sha256() + ".jar"), "met");
        assertThrows(IOException.class, () -> stage(8, meter));
        assertEquals(generation, generations.read(7));
        assertThrows(IOException.class, () -> generations.read(8));
    }

    @Test
    void leftoversOfAWriteThatWasCutOffAreNotReadAndGo() throws Exception {
        Entry meter = entry("com.example.meter", "meter");
        Generation generation = stage(7, meter);
        generations.write(BootState.FACTORY.commit(7));
        for (String name : List.of("state.json.new", "state.old.new", "7.json.new", "8.json.new", "keys.json.new",
                "jars/" + meter.sha256() + ".jar.new")) {
            Files.write(folder.resolve(name), new byte[]{'{', '"'});
        }
        assertEquals(BootState.FACTORY.commit(7), generations.state());
        assertEquals(generation, generations.read(7));
        assertEquals(8, generations.nextNumber());
        generations.clean();
        assertEquals(Set.of("7.json", "incoming", "jars", "state.json", "state.old"), names(folder));
        assertEquals(Set.of(meter.sha256() + ".jar"), names(folder.resolve("jars")));
    }

    @Test
    void cleaningKeepsTheCommittedOneTheOneBeforeATrialAndTheKeys() throws Exception {
        Entry shared = entry("com.example.shared", "shared");
        Entry[] own = new Entry[6];
        for (int number = 1; number < own.length; number++) {
            own[number] = entry("com.example.own", "own " + number);
            stage(number, shared, own[number]);
        }
        generations.write(BootState.FACTORY.commit(2).commit(3).withTrial(5));
        Files.writeString(folder.resolve("keys.json"), "{}");
        Files.writeString(folder.resolve("keys.old"), "{}");
        generations.clean();
        assertEquals(Set.of("2.json", "3.json", "5.json", "incoming", "jars", "keys.json", "keys.old", "state.json", "state.old"),
                names(folder));
        assertEquals(Stream.of(shared, own[2], own[3], own[5]).map(entry -> entry.sha256() + ".jar").collect(Collectors.toSet()),
                names(folder.resolve("jars")));
        for (long kept : new long[]{2, 3, 5}) {
            assertEquals(kept, generations.read(kept).number());
        }
        assertEquals(6, generations.nextNumber());
    }

    @Test
    void cleaningBesideADamagedListKeepsTheOthers() throws Exception {
        Entry shared = entry("com.example.shared", "shared");
        stage(1, shared, entry("com.example.own", "own 1"));
        stage(2, shared, entry("com.example.own", "own 2"));
        generations.write(BootState.FACTORY.commit(1).commit(2));
        Files.write(folder.resolve("2.json"), new byte[20]);
        generations.clean();
        assertEquals(1, generations.read(1).number());
        assertThrows(IOException.class, () -> generations.read(2));
    }

    @Test
    void aNumberIsFreshBesideFilesThatAreNone() throws Exception {
        stage(4, entry("com.example.meter", "meter"));
        Files.writeString(folder.resolve("5th.json"), "");
        Files.writeString(folder.resolve("99999999999999999999999.json"), "");
        assertEquals(5, generations.nextNumber());
    }

    @Test
    void aRevokedKeyStaysRevokedOverADamagedListOfKeys() throws Exception {
        Oem oem = new Oem(workshop);
        KeyList first = oem.keys(1);
        KeyList second = KeyList.of(2, List.of(oem.features.getPublic(), oem.other.getPublic()),
                Set.of(Signatures.id(oem.features.getPublic())));
        generations.remember(FeatureArchive.read(oem.write(oem.writer(), oem.features, first), oem.trust(), fresh));
        assertEquals(first, generations.keys(oem.trust()));
        FeatureArchive newer = FeatureArchive.read(oem.write(oem.writer(), oem.other, second), oem.trust(first, Map.of()), fresh);
        assertTrue(newer.newerKeys());
        generations.remember(newer);
        for (String name : List.of("keys.json", "keys.old")) {
            List<String> wrong = new ArrayList<>();
            each(folder.resolve(name), 29, damaged -> {
                if (!generations.keys(oem.trust()).equals(second)) {
                    wrong.add(new String(damaged, StandardCharsets.UTF_8));
                }
            });
            assertEquals(List.of(), wrong);
        }
        Files.write(folder.resolve("keys.json"), new byte[3]);
        Files.write(folder.resolve("keys.old"), new byte[3]);
        assertEquals(KeyList.NONE, generations.keys(oem.trust()));
    }

    @Test
    void aWriteThatIsCutOffBetweenTheTwoListsOfKeysLeavesTheNewer() throws Exception {
        Oem oem = new Oem(workshop);
        generations.remember(FeatureArchive.read(oem.archive(), oem.trust(), fresh));
        byte[] older = Files.readAllBytes(folder.resolve("keys.old"));
        generations
                .remember(FeatureArchive.read(oem.write(oem.writer(), oem.features, oem.keys(2)), oem.trust(oem.keys(1), Map.of()), fresh));
        Files.write(folder.resolve("keys.old"), older);
        assertEquals(2, generations.keys(oem.trust()).number());
        assertArrayEquals(older, Files.readAllBytes(folder.resolve("keys.old")));
    }

    /** A flip in what separates values leaves the same document. */
    private static boolean sameText(byte[] damaged, byte[] written) {
        return new String(damaged, StandardCharsets.UTF_8).replaceAll("\\s", "")
                .equals(new String(written, StandardCharsets.UTF_8).replaceAll("\\s", ""));
    }
}
