package io.busbar.store.journal;

import io.busbar.store.journal.disk.Disk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The segments in order, the last of them being written. One thread appends and drops; any thread reads.
 */
final class Journal implements Closeable {

    private static final Pattern NAME = Pattern.compile("journal-([0-9]{8,10})\\.log");

    /** More than a segment has, and than is searched behind a frame. */
    private static final long SEQUENCES_AFTER_DAMAGE = 1L << 21;

    private final Disk disk;
    private final int segmentBytes;
    private final ConcurrentSkipListMap<Integer, Segment> segments = new ConcurrentSkipListMap<>();
    private long sequence = 1;
    private int salvagedBefore;

    /** @param segmentBytes size at which a new segment begins */
    Journal(Disk disk, int segmentBytes) {
        this.disk = disk;
        this.segmentBytes = segmentBytes;
    }

    /**
     * Opens all segments and reads them in order.
     *
     * @throws DamageException when one is missing or damaged
     */
    void open(Segment.FrameReader reader) throws IOException {
        List<Integer> numbers = numbers();
        if (numbers.isEmpty()) {
            begin(1, false);
            return;
        }
        // of those before the last damage what can be read counts
        for (int i = numbers.size() - 1; i >= 0 && salvagedBefore == 0; i--) {
            Segment segment = Segment.open(disk, numbers.get(i));
            segments.put(segment.number, segment);
            salvagedBefore = segment.afterDamage ? segment.number : 0;
        }
        for (int number : numbers) {
            if (number < salvagedBefore) {
                Segment segment = Segment.openDamaged(disk, number);
                segments.put(number, segment);
                segment.salvage(reader);
            }
        }
        NavigableMap<Integer, Segment> whole = segments.tailMap(salvagedBefore, true);
        sequence = whole.firstEntry().getValue().firstSequence;
        int expected = whole.firstKey();
        for (Segment segment : whole.values()) {
            if (segment.number != expected || segment.firstSequence != sequence) {
                throw missing(expected);
            }
            Map.Entry<Integer, Segment> next = segments.higherEntry(segment.number);
            sequence = segment.replay(disk, next == null ? Segment.NO_NEXT : next.getValue().firstSequence, reader);
            expected++;
        }
        if (segments.lastEntry().getValue().afterDamage && segments.lastEntry().getValue().size() == Segment.HEADER) {
            throw Segment.damaged(disk, segments.lastEntry().getValue().name, "it was begun after damage and is empty");
        }
    }

    /** Whether some of what stands here was read in spite of damage. */
    boolean salvaged() {
        return salvagedBefore > 0;
    }

    private List<Integer> numbers() throws IOException {
        List<Integer> numbers = new ArrayList<>();
        for (String name : disk.names()) {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches()) {
                numbers.add(Integer.parseInt(matcher.group(1)));
            }
        }
        Collections.sort(numbers);
        return numbers;
    }

    /**
     * Instead of {@link #open}, of a journal that is damaged: reads what can be read, keeps the damaged files aside, and begins a segment whose first frame
     * is given by the caller with {@link #append}.
     *
     * @return what is damaged, a line each
     */
    List<String> salvage(Segment.FrameReader reader) throws IOException {
        for (Segment segment : segments.values()) {
            segment.close();
        }
        segments.clear();
        List<String> damages = new ArrayList<>();
        List<String> aside = new ArrayList<>();
        long latest = 0;
        int last = 0;
        for (int number : numbers()) {
            Segment segment = opened(number);
            latest = Math.max(latest, segment.firstSequence);
            if (last > 0 && number != last + 1) {
                damages.add("files of the journal before " + segment.name + " are missing");
            }
            last = number;
            segments.put(number, segment);
            long unread = segment.salvage(reader);
            if (!segment.isWhole()) {
                aside.add(segment.name);
                damages.add(segment.name + " is damaged, some " + unread + " of its " + segment.size() + " bytes cannot be read");
            }
        }
        disk.keepAside("damaged-" + (last + 1), aside);
        sequence = latest + SEQUENCES_AFTER_DAMAGE;
        salvagedBefore = last + 1;
        begin(last + 1, true);
        return damages;
    }

    private Segment opened(int number) throws IOException {
        try {
            return Segment.open(disk, number);
        } catch (DamageException e) {
            return Segment.openDamaged(disk, number);
        }
    }

    /** After {@link #open}: by the journal's own content all segments up to this one may be dropped, so no later one may be missing. */
    void checkOldest(int lastDropped) {
        if (salvagedBefore == 0 && segments.firstKey() > lastDropped + 1) {
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

    private DamageException missing(int number) {
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
            // whatever becomes of the new file, the old one is not written any more
            current.seal();
            current = begin(current.number + 1, false);
        }
        long position = current.append(sequence, payload);
        sequence++;
        return Place.of(current.number, position);
    }

    private Segment begin(int number, boolean afterDamage) throws IOException {
        int salt = Segment.checksum(ByteBuffer.allocate(16).putLong(sequence).putLong(0x9E37_79B9_7F4A_7C15L * number).flip());
        Segment segment = Segment.create(disk, number, salt, sequence, afterDamage);
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
