package io.busbar.store.journal.row;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** Reads what {@link ByteWriter} wrote; past the end it throws {@link java.nio.BufferUnderflowException}. */
public final class ByteReader {

    private final ByteBuffer bytes;

    public ByteReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    public boolean hasMore() {
        return bytes.hasRemaining();
    }

    /** Place in the underlying buffer. */
    public int position() {
        return bytes.position();
    }

    public int readByte() {
        return bytes.get();
    }

    public int readInt() {
        return bytes.getInt();
    }

    public double readDouble() {
        return Double.longBitsToDouble(bytes.getLong());
    }

    public long readVarLong() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("A number of more than ten bytes");
    }

    public int readVarInt() {
        return Math.toIntExact(readVarLong());
    }

    /** A number of elements that follow, of at least one byte each. */
    public int readCount() {
        int count = readVarInt();
        if (count < 0 || count > bytes.remaining()) {
            throw new IllegalArgumentException("A count of " + count + " with " + bytes.remaining() + " bytes left");
        }
        return count;
    }

    public String readString() {
        return new String(readBytes(readCount()), UTF_8);
    }

    public byte[] readBytes(int length) {
        byte[] value = new byte[length];
        bytes.get(value);
        return value;
    }

    public void skip(int length) {
        bytes.position(Math.addExact(bytes.position(), length));
    }
}
