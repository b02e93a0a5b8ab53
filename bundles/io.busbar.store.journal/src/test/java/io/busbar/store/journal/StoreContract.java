package io.busbar.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.Measurand;
import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.common.SampledValue;
import io.busbar.ocpp.messages.datatransfer.DataTransferRequest;
import io.busbar.ocpp.messages.transactions.Transaction;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Lifetime;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreException;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import io.busbar.store.api.StoredQueue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.util.promise.Promise;

/** What every store keeps of the contract. */
abstract class StoreContract {

    record Note(String text, int number) {}

    record Older(String text, String amount, boolean dropped) {}

    record Newer(String text, long amountCents, Optional<String> added, Integer boxed, int primitive, List<String> list) {}

    record Many(
            String string, boolean flag, Boolean box, int whole, Long big, double real, Float small, BigDecimal exact, Measurand choice,
            Instant time, Duration span, Optional<Instant> maybe, Optional<Note> none, List<Note> notes, Map<String, Duration> spans,
            Many self, Object tree) {}

    final TestLoop loop = new TestLoop();
    Store store;

    abstract Store openFirst() throws Exception;

    /** Ends the store in good order and opens what it has stored. */
    abstract Store reopen(Store old) throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = openFirst();
    }

    private void restart() throws Exception {
        store = reopen(store);
    }

    private StoredMap<Note> notes(String owner) {
        return store.open(owner, 1, SchemaUpgrade.NONE).map("notes", Note.class);
    }

    private StoredQueue<Note> queue(String owner) {
        return store.open(owner, 1, SchemaUpgrade.NONE).queue("queue", Note.class);
    }

    private static Note note(int number) {
        return new Note("note " + number, number);
    }

    @Test
    void showsAChangeFromSubmitOnAndResolvesOnTheLoop() {
        StoredMap<Note> notes = notes("a");
        Commit commit = store.begin();
        notes.put(commit, "k", note(1));
        assertTrue(notes.get("k").isEmpty());

        Promise<Void> durable = commit.submit();
        assertEquals(Optional.of(note(1)), notes.get("k"));
        Thread[] where = new Thread[1];
        loop.await(durable.onResolve(() -> where[0] = Thread.currentThread()));
        loop.runAll();
        assertEquals(Thread.currentThread(), where[0]);
    }

    @Test
    void takesACommitOnce() {
        StoredMap<Note> notes = notes("a");
        Commit commit = store.begin();
        loop.await(commit.submit());
        assertThrows(IllegalStateException.class, commit::submit);
        assertThrows(IllegalStateException.class, () -> notes.put(commit, "k", note(1)));
    }

    @Test
    void keepsSubmittedCommitsAndForgetsOthersOverARestart() throws Exception {
        StoredMap<Note> one = notes("one");
        StoredMap<Note> two = notes("two");
        Commit both = store.begin();
        one.put(both, "k", note(1));
        two.put(both, "k", note(2));
        loop.await(both.submit());
        one.put(store.begin(), "k", note(3));

        restart();
        assertEquals(Optional.of(note(1)), notes("one").get("k"));
        assertEquals(Optional.of(note(2)), notes("two").get("k"));
    }

    @Test
    void resolvesABarrierAfterAllBeforeIt() {
        StoredMap<Note> notes = notes("a");
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int number = i;
            Commit commit = store.begin();
            notes.put(commit, "k", note(i));
            commit.submit().onResolve(() -> order.add(number));
        }
        loop.await(store.begin().submit());
        loop.runAll();
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), order);
    }

    @Test
    void readsAMapInKeyOrderAsASnapshot() throws Exception {
        StoredMap<Note> notes = notes("a");
        Commit commit = store.begin();
        for (String key : List.of("b", "d", "a", "c")) {
            notes.put(commit, key, note(key.charAt(0)));
        }
        notes.remove(commit, "d");
        notes.remove(commit, "never there");
        commit.submit();
        assertEquals(List.of("a", "b", "c"), List.copyOf(notes.keys()));

        Set<String> before = notes.keys();
        List<String> visited = new ArrayList<>();
        notes.forEach((key, value) -> {
            visited.add(key);
            Commit clear = store.begin();
            notes.clear(clear);
            clear.submit();
        });
        assertEquals(List.of("a", "b", "c"), visited);
        assertEquals(3, before.size());
        assertEquals(0, notes.size());
        loop.await(store.begin().submit());
        restart();
        assertEquals(0, notes("a").size());
    }

    @Test
    void keepsAQueueInOrder() throws Exception {
        StoredQueue<Note> queue = queue("a");
        Commit commit = store.begin();
        long first = queue.append(commit, note(1));
        long second = queue.append(commit, note(2));
        long third = queue.append(commit, note(3));
        loop.await(commit.submit());
        assertTrue(first < second && second < third);

        Commit change = store.begin();
        queue.replace(change, second, note(22));
        queue.remove(change, first);
        queue.replace(change, first, note(11));
        change.submit();
        assertQueue(queue, second, note(22), third, note(3));
        loop.await(store.begin().submit());
        assertQueue(queue, second, note(22), third, note(3));
        restart();
        assertQueue(queue("a"), second, note(22), third, note(3));
    }

    private static void assertQueue(StoredQueue<Note> queue, long first, Note one, long second, Note two) {
        assertEquals(2, queue.size());
        assertEquals(Optional.of(new StoredQueue.Entry<>(first, one)), queue.head());
        assertEquals(Optional.of(new StoredQueue.Entry<>(second, two)), queue.after(first));
        assertTrue(queue.after(second).isEmpty());
    }

    @Test
    void neverGivesAnIndexTwice() throws Exception {
        StoredQueue<Note> queue = queue("a");
        long highest = 0;
        for (int life = 0; life < 3; life++) {
            for (int i = 0; i < 5; i++) {
                Commit commit = store.begin();
                long index = queue.append(commit, note(i));
                assertTrue(index > highest);
                highest = index;
                queue.remove(commit, index);
                loop.await(commit.submit());
            }
            assertTrue(queue.head().isEmpty());
            restart();
            queue = queue("a");
        }
    }

    @Test
    void closesTheEarlierHandleOfASpace() {
        StoredMap<Note> earlier = notes("a");
        StoredQueue<Note> earlierQueue = queue("b");
        notes("a");
        queue("b");
        assertThrows(IllegalStateException.class, () -> earlier.get("k"));
        assertThrows(IllegalStateException.class, () -> earlier.put(store.begin(), "k", note(1)));
        assertThrows(IllegalStateException.class, earlierQueue::head);
    }

    @Test
    void refusesNamesAndKeysOutsideTheContract() {
        StoreSpace space = store.open("a", 1, SchemaUpgrade.NONE);
        StoredMap<Note> notes = space.map("notes", Note.class);
        assertThrows(IllegalArgumentException.class, () -> store.open("A b", 1, SchemaUpgrade.NONE));
        assertThrows(IllegalArgumentException.class, () -> store.open("a", 0, SchemaUpgrade.NONE));
        assertThrows(IllegalArgumentException.class, () -> space.map("no-hyphen", Note.class));
        assertThrows(IllegalArgumentException.class, () -> notes.put(store.begin(), "", note(1)));
        assertThrows(IllegalArgumentException.class, () -> notes.put(store.begin(), "k".repeat(256), note(1)));
        assertThrows(IllegalStateException.class, () -> space.queue("notes", Note.class));
    }

    @Test
    void readsOlderRowsThroughTheUpgrade() throws Exception {
        StoredMap<Older> older = store.open("a", 1, SchemaUpgrade.NONE).map("rows", Older.class);
        Commit commit = store.begin();
        older.put(commit, "k", new Older("t", "12.50", true));
        loop.await(commit.submit());
        restart();

        SchemaUpgrade upgrade = (collection, from, row) -> {
            assertEquals("rows", collection);
            assertEquals(1, from);
            row.put("amountCents", new BigDecimal((String) row.remove("amount")).movePointRight(2).longValueExact());
            return row;
        };
        StoredMap<Newer> newer = store.open("a", 2, upgrade).map("rows", Newer.class);
        Newer expected = new Newer("t", 1250, Optional.empty(), null, 0, null);
        assertEquals(Optional.of(expected), newer.get("k"));
        assertTrue(store.open("a", 1, SchemaUpgrade.NONE).map("rows", Older.class).get("k").isPresent(),
                "nothing was written with schema 2");

        StoredMap<Newer> again = store.open("a", 2, upgrade).map("rows", Newer.class);
        Commit rewrite = store.begin();
        again.put(rewrite, "k", expected);
        loop.await(rewrite.submit());
        restart();
        assertEquals(Optional.of(expected), store.open("a", 2, SchemaUpgrade.NONE).map("rows", Newer.class).get("k"));
        StoreException refused = assertThrows(StoreException.class, () -> store.open("a", 1, SchemaUpgrade.NONE));
        assertTrue(refused.getMessage().contains("schema 2"), refused.getMessage());
    }

    @Test
    void saysWhichRowDoesNotRead() {
        StoredMap<Older> older = store.open("a", 1, SchemaUpgrade.NONE).map("rows", Older.class);
        Commit commit = store.begin();
        older.put(commit, "k", new Older("t", "12.50", true));
        commit.submit();
        record Clash(long text) {}
        StoredMap<Clash> clash = store.open("a", 1, SchemaUpgrade.NONE).map("rows", Clash.class);
        StoreException failure = assertThrows(StoreException.class, () -> clash.get("k"));
        assertTrue(failure.getMessage().contains("rows"), failure.getMessage());
    }

    @Test
    void givesBackEveryKindOfComponent() throws Exception {
        Note note = note(1);
        Many inner = new Many(
                "", false, null, Integer.MIN_VALUE, null, -0.0, null, null, null, null, null, Optional.empty(), Optional.empty(), List.of(),
                Map.of(), null, null);
        Many many = new Many(
                "\u20ac \ud83d\udd0c", true, false, -7, Long.MAX_VALUE, 0.1, 1.5f, new BigDecimal("1.10"), Measurand.values()[3],
                Instant.parse("2026-01-02T03:04:05.678901234Z"), Duration.ofMillis(-1500), Optional.of(Instant.EPOCH), Optional.of(note),
                List.of(note, note(2)), Map.of("x", Duration.ofHours(1)), inner,
                Map.of("list", List.of(1, 2L, 3.5, "four", true, Map.of()), "decimal", new BigDecimal("9.99")));
        StoredQueue<Many> queue = store.open("a", 1, SchemaUpgrade.NONE).queue("many", Many.class);
        Commit commit = store.begin();
        long index = queue.append(commit, many);
        loop.await(commit.submit());
        assertEquals(many, queue.head().orElseThrow().value());
        restart();
        assertEquals(
                Optional.of(new StoredQueue.Entry<>(index, many)),
                store.open("a", 1, SchemaUpgrade.NONE).queue("many", Many.class).head());
    }

    @Test
    void givesBackOcppMessages() throws Exception {
        TransactionEventRequest event = TransactionEventRequest.builder().eventType(TransactionEventType.values()[0]).seqNo(7)
                .timestamp(Instant.parse("2026-01-02T03:04:05Z")).triggerReason(TriggerReason.values()[2])
                .transactionInfo(Transaction.builder().transactionId("t-1").build())
                .meterValue(List.of(new MeterValue(List.of(SampledValue.builder().value(12.5).build()), Instant.EPOCH)))
                .idToken(new IdToken("AABBCCDD", "ISO14443")).build();
        DataTransferRequest transfer = new DataTransferRequest(
                "vendor", "id", Map.of("a", List.of(1, "b")), new CustomData("vendor", Map.of("x", true)));
        StoreSpace space = store.open("a", 1, SchemaUpgrade.NONE);
        StoredQueue<TransactionEventRequest> events = space.queue("events", TransactionEventRequest.class);
        StoredMap<DataTransferRequest> transfers = space.map("transfers", DataTransferRequest.class);
        Commit commit = store.begin();
        events.append(commit, event);
        transfers.put(commit, "k", transfer);
        loop.await(commit.submit());
        restart();
        StoreSpace again = store.open("a", 1, SchemaUpgrade.NONE);
        assertEquals(event, again.queue("events", TransactionEventRequest.class).head().orElseThrow().value());
        assertEquals(Optional.of(transfer), again.map("transfers", DataTransferRequest.class).get("k"));
    }

    @Test
    void refusesWhatItCannotStore() {
        record Bad(Thread thread) {}
        record Loose(Object any) {}
        StoreSpace space = store.open("a", 1, SchemaUpgrade.NONE);
        StoreException type = assertThrows(StoreException.class, () -> space.map("bad", Bad.class));
        assertTrue(type.getMessage().contains("thread"), type.getMessage());
        StoredMap<Loose> loose = space.map("loose", Loose.class);
        assertThrows(StoreException.class, () -> loose.put(store.begin(), "k", new Loose(new StringBuilder())));
    }

    @Test
    void keepsOldRowsWhileNewOnesComeAndGo() throws Exception {
        StoredMap<Note> notes = notes("old");
        StoredQueue<Note> queue = queue("churn");
        Commit first = store.begin();
        for (int i = 0; i < 100; i++) {
            notes.put(first, "k" + i, note(i));
        }
        long kept = queue.append(first, note(-1));
        first.submit();
        for (int round = 0; round < 100; round++) {
            for (int i = 0; i < 200; i++) {
                Commit commit = store.begin();
                long index = queue.append(commit, note(i));
                queue.replace(commit, index, note(-i));
                queue.remove(commit, index);
                commit.submit();
            }
            if (round < 50) { // the loop is busy with other things during the second half
                loop.await(store.begin().submit());
            }
        }
        loop.until(() -> journalBytes() < 300_000);
        for (int restarts = 0; restarts < 2; restarts++) {
            assertEquals(100, notes.size());
            assertEquals(Optional.of(note(42)), notes.get("k42"));
            assertEquals(Optional.of(new StoredQueue.Entry<>(kept, note(-1))), queue.head());
            assertEquals(1, queue.size());
            restart();
            notes = notes("old");
            queue = queue("churn");
        }
        assertFalse(queue.after(kept).isPresent());
    }

    /** Bytes on the disk; segments are of 32 KiB. */
    abstract long journalBytes();

    @Test
    void givesAnOlderVersionTheCopyThatWasKept() throws Exception {
        put(1, 1);
        loop.await(store.keep("a"));
        put(2, 2);
        restart();
        assertEquals(Set.of("1"), notes("a").keys(), "the version that reads schema 1 gets what it wrote");
        put(1, 3);
        restart();
        assertEquals(Set.of("1", "3"), notes("a").keys(), "and goes on from there");
    }

    @Test
    void putsTheCopyBackOnRequest() throws Exception {
        put(1, 1);
        loop.await(store.keep("a"));
        StoredMap<Note> notes = notes("a");
        put(1, 2);
        loop.await(store.restore("a"));
        assertThrows(IllegalStateException.class, () -> notes.get("1"), "the handle is closed");
        restart();
        assertEquals(Set.of("1"), notes("a").keys());
        loop.await(store.restore("nobody"));
        assertThrows(IllegalArgumentException.class, () -> store.open("copy of a", 1, SchemaUpgrade.NONE));
    }

    private void put(int schema, int number) {
        StoredMap<Note> notes = store.open("a", schema, SchemaUpgrade.NONE).map("notes", Note.class);
        Commit commit = store.begin();
        notes.put(commit, Integer.toString(number), note(number));
        loop.await(commit.submit());
    }

    @Test
    @DisplayName("A map of this start keeps its rows for the next version of the bundle, and is empty after the station's next start")
    void emptiesMapsOfThisStart() throws Exception {
        for (int start = 0; start < 3; start++) {
            StoredMap<Note> notes = thisStart();
            assertEquals(Set.of(), notes.keys(), "start " + start);
            Commit commit = store.begin();
            notes.put(commit, "k" + start, note(start));
            notes("b").put(commit, "k" + start, note(start));
            loop.await(commit.submit());
            assertEquals(Set.of("k" + start), thisStart().keys(), "another version of the bundle");
            restart();
        }
        assertEquals(Set.of("k0", "k1", "k2"), notes("b").keys());
        assertEquals(Set.of(), thisStart().keys());
        loop.await(store.begin().submit());
        restart();
        assertEquals(Set.of(), store.open("a", 1, SchemaUpgrade.NONE).map("now", Note.class).keys(), "the emptying is durable");
    }

    private StoredMap<Note> thisStart() {
        return store.open("a", 1, SchemaUpgrade.NONE).map("now", Note.class, Lifetime.THIS_START);
    }
}
