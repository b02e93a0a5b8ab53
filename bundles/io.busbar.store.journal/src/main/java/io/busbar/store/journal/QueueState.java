package io.busbar.store.journal;

import io.busbar.store.journal.row.ByteReader;
import io.busbar.store.journal.row.ByteWriter;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** A queue's elements: their places in the journal, and the rows of those that wait for the disk. */
final class QueueState extends CollectionState {

    /** Bytes before a row: its length and its CRC-32C, both fixed, so that a place alone finds and proves it. */
    static final int ROW_HEAD = 8;

    final Places places = new Places();
    /** The newest row of each element that is not in the journal yet. */
    final Map<Long, byte[]> waiting = new HashMap<>();
    private long nextIndex = 1;
    private long liveBytes;

    QueueState(int id) {
        super(id);
    }

    @Override
    char kind() {
        return 'q';
    }

    @Override
    long nextIndex() {
        return nextIndex;
    }

    @Override
    long liveBytes() {
        return liveBytes;
    }

    long takeIndex() {
        return nextIndex++;
    }

    /** No index below this one is given any more. */
    void beginAt(long index) {
        nextIndex = Math.max(nextIndex, index);
    }

    private void set(long index, long place, int length) {
        boolean there = places.get(index) != Place.NONE;
        liveBytes += there ? length - liveBytes / places.count() : length;
        places.set(index, place);
    }

    private void remove(long index) {
        if (places.get(index) != Place.NONE) {
            liveBytes -= liveBytes / places.count();
            places.remove(index);
            waiting.remove(index);
        }
    }

    @Override
    void replay(int operation, ByteReader in, int segment) {
        long index = in.readVarLong();
        if (operation == SET) {
            long place = Place.of(segment, in.position());
            int length = in.readInt();
            in.skip(Math.addExact(length, 4));
            set(index, place, length);
            beginAt(index + 1);
        } else if (operation == REMOVE_INDEX) {
            remove(index);
        } else {
            throw new IllegalArgumentException("operation " + operation + " on a queue");
        }
    }

    private static int writeSet(ByteWriter out, QueueState queue, long index, byte[] row) {
        out.writeByte(SET);
        out.writeVarLong(queue.id);
        out.writeVarLong(index);
        int at = out.size();
        out.writeInt(row.length);
        out.writeInt(Segment.checksum(ByteBuffer.wrap(row)));
        out.writeBytes(row);
        return at;
    }

    /** An element is added, or replaced if it is still there. */
    static final class Set implements Change {

        private final QueueState queue;
        private final long index;
        private final byte[] row;
        private final boolean replaces;
        private final int schema;
        private boolean effective = true;
        private int at;

        Set(QueueState queue, long index, byte[] row, boolean replaces, int schema) {
            this.queue = queue;
            this.index = index;
            this.row = row;
            this.replaces = replaces;
            this.schema = schema;
        }

        @Override
        public int schema() {
            return schema;
        }

        @Override
        public CollectionState collection() {
            return queue;
        }

        @Override
        public void apply() {
            effective = !replaces || queue.places.get(index) != Place.NONE;
            if (effective) {
                queue.set(index, Place.WAITING, row.length);
                queue.waiting.put(index, row);
            }
        }

        @Override
        public void write(ByteWriter out) {
            if (effective) {
                at = writeSet(out, queue, index, row);
            }
        }

        @Override
        public void durable(long base) {
            if (effective && queue.waiting.remove(index, row)) {
                queue.places.set(index, base + at);
            }
        }
    }

    /** Writes a row that has not changed once more, so that its old segment can be dropped. */
    static final class Copy implements Change {

        private final QueueState queue;
        private final long index;
        private final byte[] row;
        private final long from;
        private int at;

        Copy(QueueState queue, long index, byte[] row) {
            this.queue = queue;
            this.index = index;
            this.row = row;
            this.from = queue.places.get(index);
        }

        @Override
        public CollectionState collection() {
            return queue;
        }

        @Override
        public void apply() {}

        @Override
        public void write(ByteWriter out) {
            at = writeSet(out, queue, index, row);
        }

        @Override
        public void durable(long base) {
            if (queue.places.get(index) == from) {
                queue.places.set(index, base + at);
            }
        }
    }

    record Remove(QueueState collection, long index) implements Change {

        @Override
        public boolean isRemoval() {
            return true;
        }

        @Override
        public void apply() {
            collection.remove(index);
        }

        @Override
        public void write(ByteWriter out) {
            out.writeByte(REMOVE_INDEX);
            out.writeVarLong(collection.id);
            out.writeVarLong(index);
        }
    }
}
