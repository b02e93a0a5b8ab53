package io.busbar.store.journal;

import io.busbar.store.api.StoreException;
import io.busbar.store.journal.disk.Disk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The segments in order, the last of them being written. One thread appends and drops; any thread reads.
 */
final class Journal implements Closeable {

    private static final Pattern NAME = Pattern.compile("journal-([0-9]{8,10})\\.log");

    private final Disk disk;
    private final int segmentBytes;
    private final ConcurrentSkipListMap<Integer, Segment> segments = new ConcurrentSkipListMap<>();
    private long sequence = 1;

    /** @param segmentBytes size at which a new segment begins */
    Journal(Disk disk, int segmentBytes) {
        this.disk = disk;
        this.segmentBytes = segmentBytes;
    }

    /**
     * Opens all segments and reads their frames in order.
     *
     * @throws StoreException when one is missing or damaged
     */
    void open(Segment.FrameReader reader) throws IOException {
        for (String name : disk.names()) {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches()) {
                int number = Integer.parseInt(matcher.group(1));
                segments.put(number, Segment.open(disk, number));
            }
        }
        if (segments.isEmpty()) {
            begin(1);
            return;
        }
        sequence = segments.firstEntry().getValue().firstSequence;
        int expected = segments.firstKey();
        for (Segment segment : segments.values()) {
            if (segment.number != expected || segment.firstSequence != sequence) {
                throw missing(expected);
            }
            Map.Entry<Integer, Segment> next = segments.higherEntry(segment.number);
            sequence = segment.replay(disk, next == null ? Segment.NO_NEXT : next.getValue().firstSequence, reader);
            expected++;
        }
    }

    /** After {@link #open}: the journal's own content says that all segments up to this one may be gone, so no later one may. */
    void checkOldest(int lastDropped) {
        if (segments.firstKey() > lastDropped + 1) {
            throw missing(lastDropped + 1);
        }
    }

    /** Removes all segments up to this one; a durable frame has to say so first. */
    void drop(int last) throws IOException {
        Iterator<Segment> oldest = segments.values().iterator();
        for (Segment segment; oldest.hasNext() && (segment = oldest.next()).number <= last;) {
            segment.close();
            disk.delete(segment.name);
            // only now: what cannot be removed is tried again before those behind it
            oldest.remove();
        }
    }

    private StoreException missing(int number) {
        return Segment.damaged(disk, Segment.nameOf(number), "it, or what stood at its end, is missing");
    }

    /**
     * Makes these bytes durable as one frame. After a failure it may be tried again: with what is left of the frame cut off, or in a new segment
     * whose first sequence number says that it is that frame's.
     *
     * @return the {@link Place} of their first byte
     */
    long append(ByteBuffer payload) throws IOException {
        Segment current = segments.lastEntry().getValue();
        if (!current.isWritable() || current.size() > Segment.HEADER && current.size() + payload.remaining() > segmentBytes) {
            // whatever becomes of the new file, the old one does not go on beside it
            current.seal();
            current = begin(current.number + 1);
        }
        long position = current.append(sequence, payload);
        sequence++;
        return Place.of(current.number, position);
    }

    private Segment begin(int number) throws IOException {
        int salt = Segment.checksum(ByteBuffer.allocate(16).putLong(sequence).putLong(0x9E37_79B9_7F4A_7C15L * number).flip());
        Segment segment = Segment.create(disk, number, salt, sequence);
        segments.put(number, segment);
        return segment;
    }

    byte[] read(long place, int length) throws IOException {
        Segment segment = segments.get(Place.segment(place));
        if (segment == null) {
            throw new IOException("No segment " + Place.segment(place));
        }
        return segment.read(Place.position(place), length);
    }

    String nameOf(long place) {
        return disk + "/" + Segment.nameOf(Place.segment(place));
    }

    /** Bytes of all segments on disk. */
    long size() {
        return segments.values().stream().mapToLong(Segment::size).sum();
    }

    int oldest() {
        return segments.firstKey();
    }

    int newest() {
        return segments.lastKey();
    }

    int segmentBytes() {
        return segmentBytes;
    }

    @Override
    public void close() throws IOException {
        for (Segment segment : segments.values()) {
            segment.close();
        }
        disk.close();
    }

    @Override
    public String toString() {
        return disk.toString();
    }
}
