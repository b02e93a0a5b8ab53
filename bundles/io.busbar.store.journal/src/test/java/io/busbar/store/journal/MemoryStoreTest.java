package io.busbar.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.store.api.Commit;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreCondition;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import io.busbar.store.api.StoredQueue;
import io.busbar.store.memory.MemoryStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
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
    @DisplayName("What a broken disk did not accept waits for it, other writers are pushed back, and the order stays")
    void waitsForABrokenDisk() throws Exception {
        MemoryStore memory = (MemoryStore) store;
        StoredMap<Note> notes = memory.open("a", 1, SchemaUpgrade.NONE).map("notes", Note.class);
        loop.await(put(memory, notes, 1));
        memory.breakDisk("Input/output error");
        Commit first = memory.begin();
        first.essential();
        notes.put(first, "k2", new Note("", 2));
        Promise<Void> waits = first.submit();
        loop.runAll();
        assertFalse(waits.isDone());
        assertEquals(StoreCondition.Level.EXHAUSTED, memory.condition().level());
        assertTrue(memory.condition().reason().contains("Input/output error"), memory.condition().reason());

        assertTrue(put(memory, notes, 3).getFailure().getMessage().contains("Input/output error"));
        assertTrue(notes.get("k3").isEmpty(), "what is pushed back changes nothing");
        Commit essential = memory.begin();
        essential.essential();
        notes.put(essential, "k2", new Note("later", 2));
        Promise<Void> behind = essential.submit();
        Commit removal = memory.begin();
        notes.remove(removal, "k1");
        Promise<Void> removed = removal.submit();

        memory.repairDisk();
        loop.await(memory.begin().submit());
        for (Promise<Void> durable : List.of(waits, behind, removed)) {
            assertTrue(durable.isDone() && durable.getFailure() == null);
        }
        assertEquals(StoreCondition.GOOD, memory.condition());
        StoredMap<Note> after = memory.powerCut(loop, loop).open("a", 1, SchemaUpgrade.NONE).map("notes", Note.class);
        assertEquals(Set.of("k2"), after.keys());
        assertEquals("later", after.get("k2").orElseThrow().text());
    }

    @Test
    @DisplayName("On a full disk the journal lives on its reserve, says when the last of it is in use, and fills it again")
    void reserve() throws Exception {
        MemoryStore memory = (MemoryStore) store;
        StoredQueue<Note> queue = memory.open("a", 1, SchemaUpgrade.NONE).queue("queue", Note.class);
        loop.await(memory.begin().submit());
        memory.fillDisk();
        List<StoreCondition.Level> seen = new ArrayList<>();
        Promise<Void> last = memory.begin().submit();
        for (int i = 0; i < 100 && memory.condition().level() != StoreCondition.Level.EXHAUSTED; i++) {
            Commit commit = memory.begin();
            queue.append(commit, new Note("x".repeat(1000), i));
            last = commit.submit();
            loop.await(last);
            if (!seen.contains(memory.condition().level())) {
                seen.add(memory.condition().level());
            }
        }
        assertEquals(List.of(StoreCondition.Level.LOW, StoreCondition.Level.EXHAUSTED), seen);
        assertNull(last.getFailure(), "what is written while the last of the reserve is in use is durable");
        int durable = queue.size();
        assertTrue(durable > 30, "32 KiB were reserved: " + durable);

        memory.emptyDisk();
        loop.await(memory.begin().submit());
        loop.runAll();
        assertEquals(StoreCondition.GOOD, memory.condition());
        assertEquals(durable, memory.powerCut(loop, loop).open("a", 1, SchemaUpgrade.NONE).queue("queue", Note.class).size());
    }

    @Test
    @DisplayName("A flipped bit, at every place: vital rows come from the second copy, and no more than one other row is lost")
    void vitalRowsSurvive() {
        int size = 1;
        for (int at = 0; at < size; at += 3) {
            MemoryStore memory = new MemoryStore(loop, loop);
            StoreSpace space = memory.open("a", 1, SchemaUpgrade.NONE);
            StoredMap<Note> vital = space.vitalMap("vital", Note.class);
            StoredMap<Note> cache = space.map("cache", Note.class);
            StoredQueue<Note> queue = space.queue("queue", Note.class);
            Commit commit = memory.begin();
            vital.put(commit, "password", new Note("secret", 1));
            cache.put(commit, "token", new Note("known", 2));
            queue.append(commit, new Note("event", 3));
            loop.await(commit.submit());
            Commit more = memory.begin();
            vital.put(more, "password", new Note("newer", 1));
            loop.await(more.submit());
            size = (int) memory.size();
            // a frame behind it, or it would look like a torn end
            loop.await(put(memory, cache, 4));
            loop.runAll();
            memory.flip(1, at, at % 8);

            MemoryStore after = memory.powerCut(loop, loop);
            assertFalse(after.damages().isEmpty(), "bit in byte " + at);
            StoreSpace again = after.open("a", 1, SchemaUpgrade.NONE);
            assertEquals(Optional.of(new Note("newer", 1)), again.vitalMap("vital", Note.class).get("password"), "bit in byte " + at);
            int others = again.map("cache", Note.class).size() + again.queue("queue", Note.class).size();
            assertTrue(others >= 2, others + " of 3 others, bit in byte " + at);
            Commit goesOn = after.begin();
            again.map("cache", Note.class).put(goesOn, "x", new Note("", 5));
            loop.await(goesOn.submit());
            assertEquals("newer", after.powerCut(loop, loop).open("a", 1, SchemaUpgrade.NONE).vitalMap("vital", Note.class).get("password")
                    .orElseThrow().text());
        }
    }

    private static Promise<Void> put(Store store, StoredMap<Note> notes, int number) {
        Commit commit = store.begin();
        notes.put(commit, "k" + number, new Note("", number));
        return commit.submit();
    }
}
