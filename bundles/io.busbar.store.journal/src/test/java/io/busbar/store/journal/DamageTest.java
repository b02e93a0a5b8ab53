package io.busbar.store.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.store.api.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A torn end is cut off; of what is damaged anywhere else all that can be read is used, and the file is named and kept. */
class DamageTest {

    @TempDir
    Path folder;
    private int copies;

    @BeforeEach
    void write() {
        try (Workload workload = new Workload(folder.resolve("original"))) {
            workload.commit(800);
        }
    }

    private Path copy() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy" + copies++));
        for (Path file : segments(folder.resolve("original"))) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        return copy;
    }

    private static List<Path> segments(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
        }
    }

    private static Path newest(Path folder) throws IOException {
        return segments(folder).get(segments(folder).size() - 1);
    }

    private static void cut(Path file, long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - bytes);
        }
    }

    private static void flip(Path file, long position) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, position);
            channel.write(ByteBuffer.wrap(new byte[]{(byte) (one.get(0) ^ 0x10)}), position);
        }
    }

    /** It opens, says which file is damaged, keeps that, and is whole when it is opened once more. */
    private static void assertSalvaged(Path folder, Path file) throws IOException {
        byte[] before = Files.readAllBytes(file);
        try (Workload workload = new Workload(folder)) {
            List<String> damages = workload.damages();
            assertTrue(damages.stream().anyMatch(line -> line.contains(file.getFileName().toString())), damages::toString);
            assertTrue(Math.abs(workload.rows() - Workload.KEPT) <= 1,
                    () -> "one row at most is lost, or is there again: " + workload.rows());
            workload.commitMore();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            Path kept = all.filter(path -> path.getParent().getFileName().toString().startsWith("damaged-")
                    && path.getFileName().equals(file.getFileName())).findAny().orElseThrow();
            assertArrayEquals(before, Files.readAllBytes(kept));
        }
        try (Workload again = new Workload(folder)) {
            assertEquals(List.of(), again.damages());
            assertTrue(again.rows() >= Workload.KEPT, () -> again.rows() + " rows");
            again.commitMore();
        }
    }

    @Test
    void startsFromAWholeCommitWhereverTheLastFileIsCut() throws IOException {
        long size = Files.size(newest(folder.resolve("original"))) - Segment.HEADER;
        for (long bytes = 1; bytes <= size; bytes += bytes < 150 ? 1 : 211) {
            Path copy = copy();
            cut(newest(copy), bytes);
            try (Workload workload = new Workload(copy)) {
                workload.check();
                assertTrue(workload.last < 800);
                if (bytes % 10 == 0) {
                    workload.commit(3);
                    workload.check();
                }
            }
            if (bytes % 10 == 0) {
                try (Workload again = new Workload(copy)) {
                    again.check();
                }
            }
        }
    }

    @Test
    void overwritesATornEnd() throws IOException {
        Path copy = copy();
        Files.write(newest(copy), new byte[5000], StandardOpenOption.APPEND);
        try (Workload workload = new Workload(copy)) {
            assertEquals(800, workload.last);
            workload.commit(10);
        }
        try (Workload workload = new Workload(copy)) {
            assertEquals(810, workload.last);
            workload.check();
        }
    }

    @Test
    @DisplayName("One flipped bit, wherever: the store opens with all other rows, says what is damaged, and keeps the file")
    void salvagesAroundAFlippedBit() throws IOException {
        for (Path original : segments(folder.resolve("original"))) {
            boolean last = original.equals(newest(folder.resolve("original")));
            long end = Files.size(original) - (last ? 1000 : 0);
            for (long position = 0; position < end; position += position < 60 ? 7 : 2603) {
                Path copy = copy();
                Path file = copy.resolve(original.getFileName());
                flip(file, position);
                assertSalvaged(copy, file);
            }
        }
    }

    @Test
    void startsWithoutAMissingFile() throws IOException {
        List<Path> originals = segments(folder.resolve("original"));
        assertTrue(originals.size() > 3);
        for (Path original : originals.subList(0, originals.size() - 1)) {
            Path copy = copy();
            Files.delete(copy.resolve(original.getFileName()));
            try (Workload workload = new Workload(copy)) {
                assertFalse(workload.damages().isEmpty(), "without " + original.getFileName());
                workload.commitMore();
            }
            new Workload(copy).close();
        }
    }

    @Test
    void noticesAnOlderCopyOfOneFile() throws IOException {
        Path older = newest(copy());
        try (Workload workload = new Workload(folder.resolve("original"))) {
            workload.commit(200);
        }
        Path copy = copy();
        assertFalse(newest(copy).getFileName().equals(older.getFileName()));
        Files.copy(older, copy.resolve(older.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        try (Workload workload = new Workload(copy)) {
            assertFalse(workload.damages().isEmpty());
        }
    }

    @Test
    void refusesAFolderInUse() throws IOException {
        Path copy = copy();
        try (Workload first = new Workload(copy)) {
            StoreException refused = assertThrows(StoreException.class, () -> new Workload(copy));
            assertTrue(refused.getMessage().contains("in use"), refused.getMessage());
            first.commit(1);
        }
        new Workload(copy).close();
    }

    @Test
    void forgetsAFileThatWasNotFinished() throws IOException {
        Path copy = copy();
        Files.write(copy.resolve("journal-00009999.log.new"), new byte[100]);
        try (Workload workload = new Workload(copy)) {
            workload.check();
        }
        assertFalse(Files.exists(copy.resolve("journal-00009999.log.new")));
    }
}
