package io.busbar.store.journal;

import io.busbar.store.journal.row.ByteReader;
import io.busbar.store.journal.row.ByteWriter;
import java.util.TreeMap;

/** A map's rows, in memory as bytes. */
final class MapState extends CollectionState {

    /** One row, and the segment it stands in; no number while it waits for the disk. */
    static final class Row {

        static final int WAITING = Integer.MAX_VALUE;

        final byte[] bytes;
        int segment;

        Row(byte[] bytes, int segment) {
            this.bytes = bytes;
            this.segment = segment;
        }
    }

    /** Whether there is a second copy of it. */
    boolean vital;
    /** Whether its rows are of this start of the station, as those of a map with that lifetime are once it was opened. */
    boolean ofThisStart;
    final TreeMap<String, Row> rows = new TreeMap<>();
    private long liveBytes;

    MapState(int id) {
        super(id);
    }

    @Override
    char kind() {
        return 'm';
    }

    @Override
    long nextIndex() {
        return 0;
    }

    @Override
    long liveBytes() {
        return liveBytes;
    }

    private void put(String key, Row row) {
        Row old = rows.put(key, row);
        liveBytes += row.bytes.length - (old == null ? -key.length() - 8 : old.bytes.length);
    }

    private void remove(String key) {
        Row old = rows.remove(key);
        liveBytes -= old == null ? 0 : old.bytes.length + key.length() + 8;
    }

    private void clear() {
        rows.clear();
        liveBytes = 0;
    }

    @Override
    void replay(int operation, ByteReader in, int segment) {
        switch (operation) {
            case PUT -> put(in.readString(), new Row(in.readBytes(in.readCount()), segment));
            case REMOVE_KEY -> remove(in.readString());
            case CLEAR -> clear();
            default -> throw new IllegalArgumentException("operation " + operation + " on a map");
        }
    }

    private static void writePut(ByteWriter out, MapState map, String key, Row row) {
        out.writeByte(PUT);
        out.writeVarLong(map.id);
        out.writeString(key);
        out.writeVarLong(row.bytes.length);
        out.writeBytes(row.bytes);
    }

    record Put(MapState collection, String key, Row row, int schema) implements Change {

        Put(MapState collection, String key, byte[] bytes, int schema) {
            this(collection, key, new Row(bytes, Row.WAITING), schema);
        }

        @Override
        public void apply() {
            collection.put(key, row);
        }

        @Override
        public void write(ByteWriter out) {
            writePut(out, collection, key, row);
        }

        @Override
        public void durable(long base) {
            row.segment = Place.segment(base);
        }
    }

    /** Writes a row that has not changed once more, so that its old segment can be dropped. */
    record Copy(MapState collection, String key, Row row) implements Change {

        @Override
        public void apply() {}

        @Override
        public void write(ByteWriter out) {
            writePut(out, collection, key, row);
        }

        @Override
        public void durable(long base) {
            row.segment = Place.segment(base);
        }
    }

    record Remove(MapState collection, String key) implements Change {

        @Override
        public boolean isRemoval() {
            return true;
        }

        @Override
        public void apply() {
            collection.remove(key);
        }

        @Override
        public void write(ByteWriter out) {
            out.writeByte(REMOVE_KEY);
            out.writeVarLong(collection.id);
            out.writeString(key);
        }
    }

    record Clear(MapState collection) implements Change {

        @Override
        public void apply() {
            collection.clear();
        }

        @Override
        public void write(ByteWriter out) {
            out.writeByte(CLEAR);
            out.writeVarLong(collection.id);
        }
    }
}
