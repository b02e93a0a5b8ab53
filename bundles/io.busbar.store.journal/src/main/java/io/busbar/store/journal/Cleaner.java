package io.busbar.store.journal;

import io.busbar.store.api.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Keeps the journal short: when most of it is out of date, copies what the oldest segment still holds to the end, a little at a
 * time, and drops that segment. Cleaned strictly oldest first, a removal never outlives the row it removes. On the loop.
 */
final class Cleaner {

    /** Bounds of one step, so that the loop is not held up. */
    private static final int STEPS_PER_SEGMENT = 4;
    private static final int STEP_ROWS = 2000;
    /** Segments that may be out of date in any case. */
    private static final int SPARE_SEGMENTS = 4;

    private final JournalStore store;
    private final Journal journal;
    private final Catalog catalog;

    /** The segment being cleaned, 0 for none. */
    private int cleaning;
    private boolean inFlight;
    private List<CollectionState> left = List.of();
    private String afterKey;
    private long nextIndex;
    private int rowsLeft;
    private int bytesLeft;

    Cleaner(JournalStore store, Journal journal, Catalog catalog) {
        this.store = store;
        this.journal = journal;
        this.catalog = catalog;
    }

    /** Does the next piece of work, if there is some; called when a commit has become durable. */
    void step() {
        if (inFlight || cleaning == 0 && !begin()) {
            return;
        }
        List<Change> copies = new ArrayList<>();
        rowsLeft = STEP_ROWS;
        bytesLeft = journal.segmentBytes() / STEPS_PER_SEGMENT;
        while (!left.isEmpty() && copy(left.get(left.size() - 1), copies)) {
            left.remove(left.size() - 1);
            afterKey = "";
            nextIndex = 0;
        }
        boolean last = left.isEmpty();
        if (last) {
            copies.add(new Catalog.DropSegments(catalog, cleaning));
        }
        inFlight = true;
        store.submitCleaning(copies, () -> stepIsDurable(last));
    }

    private boolean begin() {
        long spare = (long) SPARE_SEGMENTS * journal.segmentBytes();
        int oldest = journal.oldest();
        if (oldest == journal.newest() || journal.size() < 2 * catalog.liveBytes() + spare) {
            return false;
        }
        cleaning = oldest;
        left = new ArrayList<>(catalog.all());
        afterKey = "";
        nextIndex = 0;
        return true;
    }

    private void stepIsDurable(boolean last) {
        if (last) {
            store.dropSegments(cleaning, this::segmentIsDropped);
        } else {
            inFlight = false;
            step();
        }
    }

    /** Continues until the journal is short enough: that must not depend on how many commits follow. */
    private void segmentIsDropped(boolean dropped) {
        inFlight = false;
        cleaning = 0;
        if (dropped) {
            step();
        }
    }

    /** False when the step is full. */
    private boolean copy(CollectionState state, List<Change> copies) {
        return state instanceof MapState map ? copyMap(map, copies) : copyQueue((QueueState) state, copies);
    }

    private boolean copyMap(MapState map, List<Change> copies) {
        for (Map.Entry<String, MapState.Row> entry : map.rows.tailMap(afterKey, false).entrySet()) {
            if (isFull()) {
                return false;
            }
            afterKey = entry.getKey();
            if (entry.getValue().segment <= cleaning) {
                copies.add(new MapState.Copy(map, entry.getKey(), entry.getValue()));
                bytesLeft -= entry.getValue().bytes.length;
            }
        }
        return true;
    }

    private boolean copyQueue(QueueState queue, List<Change> copies) {
        for (long index; (index = queue.places.next(nextIndex)) >= 0;) {
            if (isFull()) {
                return false;
            }
            nextIndex = index + 1;
            long place = queue.places.get(index);
            if (place != Place.WAITING && Place.segment(place) <= cleaning) {
                try {
                    byte[] row = store.readRow(queue, index);
                    copies.add(new QueueState.Copy(queue, index, row));
                    bytesLeft -= row.length;
                } catch (StoreException damage) {
                    copies.add(store.lost(queue, index, damage));
                }
            }
        }
        return true;
    }

    private boolean isFull() {
        return rowsLeft-- <= 0 || bytesLeft <= 0;
    }
}
