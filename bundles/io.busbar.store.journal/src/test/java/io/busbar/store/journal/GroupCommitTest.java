package io.busbar.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.store.api.Commit;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.StoreCondition;
import io.busbar.store.api.StoredMap;
import io.busbar.store.journal.disk.Disk;
import io.busbar.store.journal.disk.DiskFile;
import io.busbar.store.journal.disk.FolderDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.util.promise.Promise;

class GroupCommitTest {

    record Row(String text) {}

    @TempDir
    Path folder;
    private final Queue<Runnable> loop = new ArrayDeque<>();
    private final Queue<Runnable> writer = new ArrayDeque<>();
    private int syncs;

    /** The real disk, counted. */
    private final class CountingDisk implements Disk {

        private final Disk real;

        CountingDisk() throws IOException {
            real = new FolderDisk(folder);
        }

        @Override
        public List<String> names() throws IOException {
            return real.names();
        }

        @Override
        public DiskFile open(String name) throws IOException {
            return real.open(name);
        }

        @Override
        public DiskFile create(String name, byte[] beginning) throws IOException {
            DiskFile file = real.create(name, beginning);
            return new DiskFile() {
                @Override
                public long size() throws IOException {
                    return file.size();
                }

                @Override
                public byte[] read(long position, int length) throws IOException {
                    return file.read(position, length);
                }

                @Override
                public void append(ByteBuffer bytes) throws IOException {
                    file.append(bytes);
                }

                @Override
                public void sync() throws IOException {
                    syncs++;
                    file.sync();
                }

                @Override
                public void truncate(long size) throws IOException {
                    file.truncate(size);
                }

                @Override
                public void close() throws IOException {
                    file.close();
                }
            };
        }

        @Override
        public long size(String name) throws IOException {
            return real.size(name);
        }

        @Override
        public long usableBytes() throws IOException {
            return real.usableBytes();
        }

        @Override
        public void keepAside(String name, List<String> names) {
            real.keepAside(name, names);
        }

        @Override
        public void delete(String name) throws IOException {
            real.delete(name);
        }

        @Override
        public void close() throws IOException {
            real.close();
        }
    }

    private static void runAll(Queue<Runnable> tasks) {
        for (Runnable task; (task = tasks.poll()) != null;) {
            task.run();
        }
    }

    private static Promise<Void> put(JournalStore store, StoredMap<Row> map, String key, String text) {
        Commit commit = store.begin();
        map.put(commit, key, new Row(text));
        return commit.submit();
    }

    @Test
    void synchronisesOnceForAllThatWait() throws Exception {
        try (JournalStore store = new JournalStore(new CountingDisk(), loop::add, writer::add, JournalStore.Sizes.USUAL)) {
            StoredMap<Row> map = store.open("a", 1, SchemaUpgrade.NONE).map("m", Row.class);
            List<Promise<Void>> promises = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                promises.add(put(store, map, "k" + i, "text"));
            }
            assertEquals(500, store.waiting());
            runAll(writer);
            assertEquals(1, syncs);
            assertFalse(promises.get(0).isDone(), "resolved on the loop alone");
            runAll(loop);
            for (Promise<Void> promise : promises) {
                assertNull(promise.getFailure());
            }
        }
    }

    @Test
    void pushesBackWhenTheDiskDoesNotKeepUpAndGoesOnWhenItDoes() throws Exception {
        JournalStore.Sizes sizes = new JournalStore.Sizes(1 << 10, 4 << 10, 0);
        try (JournalStore store = new JournalStore(new CountingDisk(), loop::add, writer::add, sizes)) {
            StoredMap<Row> map = store.open("a", 1, SchemaUpgrade.NONE).map("m", Row.class);
            Promise<Void> kept = put(store, map, "a", "x".repeat(5000));
            Promise<Void> tooMuch = put(store, map, "a", "y");
            Promise<Void> barrier = store.begin().submit();
            Commit essential = store.begin();
            essential.essential();
            map.put(essential, "e", new Row("e"));
            Promise<Void> urgent = essential.submit();
            assertEquals(StoreCondition.Level.EXHAUSTED, store.condition().level());
            assertEquals("x".repeat(5000), map.get("a").orElseThrow().text(), "a commit that is pushed back changes nothing");
            assertTrue(tooMuch.getFailure().getMessage().contains("does not keep up"), tooMuch.getFailure().getMessage());
            runAll(writer);
            runAll(loop);
            for (Promise<Void> durable : List.of(kept, barrier, urgent, put(store, map, "c", "x"))) {
                runAll(writer);
                runAll(loop);
                assertNull(durable.getFailure());
            }
            assertEquals(StoreCondition.Level.STORING, store.condition().level());
        }
    }

    @Test
    void readsALongRowFromTheDiskInFull() throws Exception {
        try (JournalStore store = new JournalStore(new CountingDisk(), loop::add, writer::add, JournalStore.Sizes.USUAL)) {
            var queue = store.open("a", 1, SchemaUpgrade.NONE).queue("q", Row.class);
            for (int length : new int[]{0, 1000, 1020, 5000, 3_000_000}) {
                Commit commit = store.begin();
                queue.append(commit, new Row("y".repeat(length)));
                commit.submit();
            }
            runAll(writer);
            runAll(loop);
            List<Integer> lengths = new ArrayList<>();
            for (var at = queue.head(); at.isPresent(); at = queue.after(at.get().index())) {
                lengths.add(at.get().value().text().length());
            }
            assertEquals(List.of(0, 1000, 1020, 5000, 3_000_000), lengths);
        }
    }
}
