package io.busbar.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.store.api.Commit;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreException;
import io.busbar.store.api.StoredMap;
import io.busbar.store.memory.MemoryStore;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.osgi.util.promise.Promise;

class MemoryStoreTest extends StoreContract {

    @Override
    Store openFirst() {
        return new MemoryStore(loop, loop);
    }

    @Override
    Store reopen(Store old) {
        return ((MemoryStore) old).powerCut(loop, loop);
    }

    @Override
    long journalBytes() {
        return ((MemoryStore) store).size();
    }

    @Test
    void makesDurableWhenTheWriterRunsAndNotBefore() {
        Queue<Runnable> disk = new ArrayDeque<>();
        MemoryStore slow = new MemoryStore(loop, disk::add);
        StoredMap<Note> notes = slow.open("a", 1, SchemaUpgrade.NONE).map("notes", Note.class);
        Promise<Void> first = put(slow, notes, 1);
        loop.runAll();
        assertFalse(first.isDone());
        disk.remove().run();
        loop.await(first);
        Promise<Void> second = put(slow, notes, 2);
        put(slow, notes, 3);
        assertEquals(2, slow.waiting());

        MemoryStore after = slow.powerCut(loop, disk::add);
        disk.forEach(Runnable::run);
        loop.runAll();
        assertFalse(second.isDone(), "a dead store promises nothing");
        assertEquals(1, after.open("a", 1, SchemaUpgrade.NONE).map("notes", Note.class).size());
    }

    @Test
    void writesWhatWaitsWithOneSynchronisation() {
        Queue<Runnable> disk = new ArrayDeque<>();
        MemoryStore slow = new MemoryStore(loop, disk::add);
        StoredMap<Note> notes = slow.open("a", 1, SchemaUpgrade.NONE).map("notes", Note.class);
        for (int i = 0; i < 64; i++) {
            put(slow, notes, i);
        }
        disk.remove().run();
        assertTrue(disk.isEmpty());
        assertEquals(0, slow.waiting());
        assertEquals(1, slow.syncs());
    }

    @Test
    void failsStopWhenTheDiskDoes() {
        MemoryStore memory = (MemoryStore) store;
        StoredMap<Note> notes = memory.open("a", 1, SchemaUpgrade.NONE).map("notes", Note.class);
        loop.await(put(memory, notes, 1));
        memory.breakDisk("No space left on device");
        Promise<Void> lost = put(memory, notes, 2);
        Promise<Void> behind = put(memory, notes, 3);
        assertTrue(assertThrows(StoreException.class, () -> loop.await(lost)).getMessage().contains("No space left"));
        assertThrows(StoreException.class, () -> loop.await(behind));
        assertThrows(StoreException.class, () -> loop.await(put(memory, notes, 4)));
        assertThrows(StoreException.class, () -> loop.await(memory.begin().submit()));
        assertTrue(notes.get("k4").isEmpty());

        StoredMap<Note> after = memory.powerCut(loop, loop).open("a", 1, SchemaUpgrade.NONE).map("notes", Note.class);
        assertEquals(1, after.size());
    }

    private static Promise<Void> put(Store store, StoredMap<Note> notes, int number) {
        Commit commit = store.begin();
        notes.put(commit, "k" + number, new Note("", number));
        return commit.submit();
    }
}
