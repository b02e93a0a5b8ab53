package io.busbar.ocpp.rpc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which messages are in the outbox, without their contents: to count, and to choose what to drop when it is full. */
final class OutboxIndex {

    /** What a message is worth: what is dropped first comes first. */
    enum Worth {
        PERIODIC, MIDDLE, KEPT
    }

    private record Slot(String transactionId, Worth worth, int bytes) {}

    /** Thinning goes down to this part of what there is room for, and a queue that cannot be thinned is tried again after it has grown by so much. */
    private static final int PARTS = 8;

    private final int capacity;
    private final long capacityBytes;
    private final TreeMap<Long, Slot> slots = new TreeMap<>();
    /** Transactions by their ids, whose case does not count (identifierString). */
    private final Map<String, Integer> pending = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private long bytes;
    private int nextSize;
    private long nextBytes;
    private int walks;

    /**
     * @param capacity messages
     * @param capacityBytes bytes that they take on the disk
     */
    OutboxIndex(int capacity, long capacityBytes) {
        this.capacity = capacity;
        this.capacityBytes = capacityBytes;
        nextSize = capacity;
        nextBytes = capacityBytes;
    }

    void add(long place, String transactionId, Worth worth, int itsBytes) {
        slots.put(place, new Slot(transactionId, worth, itsBytes));
        bytes += itsBytes;
        pending.merge(transactionId, 1, Integer::sum);
    }

    void remove(long place) {
        Slot slot = slots.remove(place);
        if (slot != null) {
            bytes -= slot.bytes;
            pending.computeIfPresent(slot.transactionId, (id, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Removes what stands before this place: the store has lost it. */
    List<Long> removeBefore(long place) {
        List<Long> lost = List.copyOf(slots.headMap(place).keySet());
        lost.forEach(this::remove);
        return lost;
    }

    /**
     * Makes room when there is more than the capacity: every other one of the periodic messages, then of all in the middle of transactions, but neither
     * the first nor the last of those of a transaction (E04.FR.08, E12.FR.05). A walk over all of them makes room for many.
     *
     * @param spared the place of a message that is being sent, or -1
     * @return the places to remove, removed here already
     */
    List<Long> thin(long spared) {
        List<Long> dropped = new ArrayList<>();
        if (slots.size() <= nextSize && bytes <= nextBytes) {
            return dropped;
        }
        for (Worth worth : List.of(Worth.PERIODIC, Worth.MIDDLE)) {
            for (int before = -1; before != dropped.size() && tooFull();) {
                before = dropped.size();
                dropped.addAll(everyOther(worth, spared));
            }
        }
        nextSize = Math.max(capacity, slots.size() + capacity / PARTS);
        nextBytes = Math.max(capacityBytes, bytes + capacityBytes / PARTS);
        return dropped;
    }

    private boolean tooFull() {
        return slots.size() > capacity - capacity / PARTS || bytes > capacityBytes - capacityBytes / PARTS;
    }

    private List<Long> everyOther(Worth worth, long spared) {
        walks++;
        Map<String, Long> last = new HashMap<>();
        slots.forEach((place, slot) -> {
            if (slot.worth.compareTo(worth) <= 0) {
                last.put(slot.transactionId, place);
            }
        });
        Set<String> odd = new HashSet<>();
        List<Long> dropped = new ArrayList<>();
        slots.forEach((place, slot) -> {
            // the first of a transaction stays, the second goes, the third stays ...
            if (slot.worth.compareTo(worth) <= 0 && place != spared && !place.equals(last.get(slot.transactionId))) {
                if (odd.remove(slot.transactionId)) {
                    dropped.add(place);
                } else {
                    odd.add(slot.transactionId);
                }
            }
        });
        dropped.forEach(this::remove);
        return dropped;
    }

    int pending(String transactionId) {
        return pending.getOrDefault(transactionId, 0);
    }

    int size() {
        return slots.size();
    }

    long bytes() {
        return bytes;
    }

    /** How often the whole index was walked through. */
    int walks() {
        return walks;
    }

    long first() {
        return slots.firstKey();
    }

    long last() {
        return slots.isEmpty() ? -1 : slots.lastKey();
    }
}
