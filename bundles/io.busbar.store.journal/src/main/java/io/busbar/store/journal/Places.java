package io.busbar.store.journal;

import java.util.Arrays;

/** The places of a queue's elements by index, eight bytes each, in a ring that spans from the first to the last element. */
final class Places {

    private static final int SMALLEST = 16;

    private long[] ring = new long[SMALLEST];
    private long first;
    private long end;
    private int count;

    int count() {
        return count;
    }

    long get(long index) {
        return index >= first && index < end ? ring[slot(index)] : Place.NONE;
    }

    /** Index of the first element at or after this one, or -1. */
    long next(long index) {
        for (long i = Math.max(index, first); i < end; i++) {
            if (ring[slot(i)] != Place.NONE) {
                return i;
            }
        }
        return -1;
    }

    void set(long index, long place) {
        if (count == 0) {
            first = index;
            end = index;
        }
        long newFirst = Math.min(first, index);
        long newEnd = Math.max(end, index + 1);
        if (newEnd - newFirst > ring.length) {
            resize(newEnd - newFirst);
        }
        first = newFirst;
        end = newEnd;
        count += ring[slot(index)] == Place.NONE ? 1 : 0;
        ring[slot(index)] = place;
    }

    void remove(long index) {
        if (get(index) == Place.NONE) {
            return;
        }
        ring[slot(index)] = Place.NONE;
        count--;
        while (first < end && ring[slot(first)] == Place.NONE) {
            first++;
        }
        if (ring.length > SMALLEST && end - first < ring.length / 4) {
            resize(end - first);
        }
    }

    private void resize(long span) {
        if (span > 1 << 27) {
            throw new IllegalStateException("A queue may span 134 million indices, not " + span);
        }
        long[] old = ring;
        long[] fresh = new long[Math.max(SMALLEST, Integer.highestOneBit((int) Math.max(1, span)) * 2)];
        Arrays.fill(fresh, Place.NONE);
        for (long i = first; i < end; i++) {
            fresh[(int) (i & fresh.length - 1)] = old[(int) (i & old.length - 1)];
        }
        ring = fresh;
    }

    private int slot(long index) {
        return (int) (index & ring.length - 1);
    }
}
