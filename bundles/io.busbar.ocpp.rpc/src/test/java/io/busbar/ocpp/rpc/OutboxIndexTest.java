package io.busbar.ocpp.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.rpc.OutboxIndex.Worth;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is dropped of a queue that grows for weeks. */
class OutboxIndexTest {

    private static final int BYTES = 1_000;

    private final TreeMap<Long, Worth> there = new TreeMap<>();

    private void add(OutboxIndex index, long place, String transaction, Worth worth) {
        index.add(place, transaction, worth, BYTES);
        there.put(place, worth);
        index.thin(-1).forEach(there::remove);
        assertEquals(there.size(), index.size());
        assertEquals((long) there.size() * BYTES, index.bytes());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KEPT")
    @DisplayName("E04.FR.07, E12.FR.04: sixty thousand events stay within messages and bytes, whatever made them, and few walks")
    void bounded(Worth worth) {
        OutboxIndex index = new OutboxIndex(20_000, 10_000L * BYTES);
        add(index, 1, "t", Worth.KEPT);
        for (long place = 2; place <= 60_000; place++) {
            add(index, place, "t", worth);
            assertTrue(index.bytes() <= 10_000L * BYTES && index.size() <= 20_000, index.size() + " messages");
        }
        assertTrue(index.size() > 4_000, "no more is dropped than has to be: " + index.size());
        assertTrue(index.walks() < 40, index.walks() + " walks");
        assertTrue(there.containsKey(1L) && there.containsKey(2L) && there.containsKey(60_000L), "the first and the last stay");
    }

    @Test
    @DisplayName("E04.FR.08, E12.FR.05: every other one from the middle goes, periodic ones before others, Started and Ended never")
    void everyOther() {
        OutboxIndex index = new OutboxIndex(100, 1_000_000);
        long place = 0;
        add(index, ++place, "t", Worth.KEPT);
        for (int i = 0; i < 40; i++) {
            add(index, ++place, "t", Worth.MIDDLE);
            add(index, ++place, "t", Worth.PERIODIC);
        }
        add(index, ++place, "t", Worth.KEPT);
        TreeMap<Long, Worth> before = new TreeMap<>(there);
        for (int i = 0; i < 19; i++) {
            add(index, ++place, "u" + i, Worth.KEPT);
        }
        TreeSet<Long> dropped = new TreeSet<>(before.keySet());
        dropped.removeAll(there.keySet());
        assertFalse(dropped.isEmpty());
        assertTrue(dropped.stream().allMatch(gone -> before.get(gone) == Worth.PERIODIC), "others are not touched yet: " + dropped);
        Long earlier = null;
        for (long gone : dropped) {
            assertTrue(earlier == null || gone - earlier == 4, "every other one: " + dropped);
            earlier = gone;
        }
    }

    @Test
    @DisplayName("A queue of messages that must stay is not walked through each time")
    void nothingToDrop() {
        OutboxIndex index = new OutboxIndex(1_000, 1_000_000);
        for (long place = 1; place <= 10_000; place++) {
            add(index, place, "t" + place, Worth.KEPT);
        }
        assertEquals(10_000, index.size());
        assertTrue(index.walks() < 200, index.walks() + " walks");
    }
}
