package io.busbar.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.store.api.Commit;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import io.busbar.store.api.StoredQueue;
import io.busbar.testing.Patience;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.osgi.util.promise.Promise;

/**
 * Numbered commits on a real folder, with the caller's thread as the loop. Commit {@code n} appends row n, says in a map that n was the
 * last, and removes the row that is {@link #KEPT} older, so that a torn or lost commit shows.
 */
final class Workload implements AutoCloseable {

    static final int KEPT = 100;
    static final JournalStore.Sizes SMALL = new JournalStore.Sizes(16 << 10, 1 << 20, 0);

    record Row(long number, String filler) {}

    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    final Executor loop = tasks::add;
    final JournalStore store;
    private final StoredMap<Row> map;
    private final StoredQueue<Row> queue;
    /** Number of the last commit. */
    long last;

    Workload(Path folder) {
        store = new JournalStore(folder, loop, SMALL);
        StoreSpace space = store.open("workload", 1, SchemaUpgrade.NONE);
        map = space.map("map", Row.class);
        queue = space.queue("queue", Row.class);
        last = map.get("last").map(Row::number).orElse(0L);
    }

    /** What was found is the state right after commit {@link #last}, nothing more or less. */
    void check() {
        long expected = Math.max(1, last - KEPT + 1);
        assertEquals(last - expected + 1, queue.size());
        for (Optional<StoredQueue.Entry<Row>> at = queue.head(); at.isPresent(); at = queue.after(at.get().index())) {
            assertEquals(expected, at.get().value().number());
            assertEquals(expected, at.get().index());
            assertEquals(filler(expected), at.get().value().filler());
            expected++;
        }
        assertEquals(last + 1, expected);
    }

    private static String filler(long number) {
        return "filler ".repeat((int) (number % 40));
    }

    Promise<Void> commitNext() {
        long number = ++last;
        Commit commit = store.begin();
        assertEquals(number, queue.append(commit, new Row(number, filler(number))));
        map.put(commit, "last", new Row(number, ""));
        queue.remove(commit, number - KEPT);
        return commit.submit();
    }

    /** After damage: without a look at what was there. */
    void commitMore() {
        Commit commit = store.begin();
        queue.append(commit, new Row(++last, ""));
        map.put(commit, "last", new Row(last, ""));
        runUntil(commit.submit());
    }

    /** Rows that can be read. */
    int rows() {
        int count = 0;
        for (Optional<StoredQueue.Entry<Row>> at = queue.head(); at.isPresent(); at = queue.after(at.get().index())) {
            count++;
        }
        return count;
    }

    List<String> damages() {
        return store.damages();
    }

    void runUntil(Promise<?> promise) {
        try {
            while (!promise.isDone()) {
                Runnable task = tasks.poll(Patience.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS);
                assertNotNull(task, "the promise did not resolve");
                task.run();
            }
            assertTrue(promise.getFailure() == null, () -> "failed");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void commit(int count) {
        for (int i = 0; i < count; i++) {
            runUntil(commitNext());
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
