package io.busbar.store.journal.row;

import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.StoreException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Turns the records of one collection into bytes and back. A row is the number of the schema it was written with and a self-describing map
 * of its components by name.
 */
public final class RowCodec<V extends Record> {

    private final String collection;
    private final int schema;
    private final SchemaUpgrade upgrade;
    private final RecordShape<V> shape;

    /** @throws StoreException when the type has a component that cannot be stored */
    public RowCodec(String collection, Class<V> type, int schema, SchemaUpgrade upgrade) {
        this.collection = collection;
        this.schema = schema;
        this.upgrade = upgrade;
        this.shape = RecordShape.of(type);
    }

    /** @throws StoreException when the record holds something that cannot be stored */
    public byte[] toBytes(V value) {
        ByteWriter out = new ByteWriter(256);
        out.writeVarLong(schema);
        try {
            shape.write(out, value);
        } catch (IllegalArgumentException e) {
            throw new StoreException("Not storable in " + collection + ": " + e.getMessage(), e);
        }
        return out.toBytes();
    }

    /** @throws StoreException when the bytes, or what the upgrade made of them, do not fit the record */
    public V fromBytes(byte[] row) {
        int from = 0;
        try {
            ByteReader in = new ByteReader(ByteBuffer.wrap(row));
            from = in.readVarInt();
            @SuppressWarnings("unchecked") Map<String, Object> tree = (Map<String, Object>) Tree.read(in);
            if (from < schema) {
                tree = upgrade.upgrade(collection, from, tree);
            }
            return shape.fromTree(tree);
        } catch (ClassCastException | IllegalArgumentException | ArithmeticException | BufferUnderflowException | NullPointerException
                | java.time.DateTimeException e) {
            throw new StoreException("A row of " + collection + ", written with schema " + from + ", does not read as "
                    + shape.type().getName() + " of schema " + schema + ": " + e.getMessage() + "; see the owner's SchemaUpgrade", e);
        }
    }
}
