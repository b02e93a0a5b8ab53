package io.busbar.store.journal;

/** Where a row stands in the journal, in one number: segment and position in it. */
final class Place {

    static final long NONE = 0;
    /** Submitted, not yet in the journal. */
    static final long WAITING = -1;

    private Place() {}

    static long of(int segment, long position) {
        return (long) segment << 32 | position;
    }

    static int segment(long place) {
        return (int) (place >>> 32);
    }

    static long position(long place) {
        return place & 0xFFFF_FFFFL;
    }
}
