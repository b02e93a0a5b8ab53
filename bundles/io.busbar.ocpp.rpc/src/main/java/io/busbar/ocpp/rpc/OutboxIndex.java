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

    private record Slot(String transactionId, boolean thinnable) {}

    private final int capacity;
    private final TreeMap<Long, Slot> slots = new TreeMap<>();
    private final Map<String, Integer> pending = new HashMap<>();

    OutboxIndex(int capacity) {
        this.capacity = capacity;
    }

    void add(long place, String transactionId, boolean thinnable) {
        slots.put(place, new Slot(transactionId, thinnable));
        pending.merge(transactionId, 1, Integer::sum);
    }

    void remove(long place) {
        Slot slot = slots.remove(place);
        if (slot != null) {
            pending.computeIfPresent(slot.transactionId, (id, count) -> count == 1 ? null : count - 1);
        }
    }

    /**
     * Makes room when there are more than the capacity: of the messages that may go, every other one, but neither the first nor the last of a
     * transaction (E04.FR.08, E12.FR.05).
     *
     * @param spared the place of a message that is being sent, or -1
     * @return the places to remove, removed here already
     */
    List<Long> thin(long spared) {
        List<Long> dropped = new ArrayList<>();
        if (slots.size() <= capacity) {
            return dropped;
        }
        Map<String, Long> last = new HashMap<>();
        slots.forEach((place, slot) -> {
            if (slot.thinnable) {
                last.put(slot.transactionId, place);
            }
        });
        Set<String> odd = new HashSet<>();
        slots.forEach((place, slot) -> {
            // the first of a transaction stays, the second goes, the third stays ...
            if (slot.thinnable && place != spared && place != last.getOrDefault(slot.transactionId, -1L)) {
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

    long first() {
        return slots.firstKey();
    }

    long last() {
        return slots.isEmpty() ? -1 : slots.lastKey();
    }
}
