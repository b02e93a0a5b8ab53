package io.busbar.store.journal;

import io.busbar.store.journal.row.ByteWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * The operations of one change with a length and a checksum of their own, so that damage to one row costs that row alone: length 4, CRC-32C 4,
 * operations.
 */
final class Chunk {

    static final int HEAD = 8;

    private Chunk() {}

    /** Reads operations, from the buffer's position to its limit. */
    @FunctionalInterface
    interface Reader {

        void read(ByteBuffer operations) throws IOException;
    }

    /** Writes what the given one writes as a chunk, if it writes something. */
    static void write(ByteWriter out, Consumer<ByteWriter> operations) {
        int start = out.size();
        out.writeInt(0);
        out.writeInt(0);
        operations.accept(out);
        int length = out.size() - start - HEAD;
        if (length == 0) {
            out.cut(start);
            return;
        }
        out.setInt(start, length);
        out.setInt(start + 4, Segment.checksum(out.view().slice(start + HEAD, length)));
    }

    /** Reads the chunks of a frame whose checksum is right. */
    static void readAll(ByteBuffer all, Reader reader) throws IOException {
        int end = all.limit();
        while (all.position() < end) {
            int length = all.getInt();
            all.getInt();
            int next = all.position() + length;
            all.limit(next);
            reader.read(all);
            all.limit(end).position(next);
        }
    }

    /** Reads every chunk that can be found. @return bytes that belong to none, heads of frames among them */
    static int salvage(ByteBuffer all, int from, Reader reader) throws IOException {
        int end = all.limit();
        int position = from;
        int lost = 0;
        while (position < end) {
            if (isChunk(all, position)) {
                int next = position + HEAD + all.getInt(position);
                all.position(position + HEAD).limit(next);
                try {
                    reader.read(all);
                } catch (RuntimeException e) {
                    lost += next - position;
                }
                all.limit(end);
                position = next;
            } else {
                position++;
                lost++;
            }
        }
        return lost;
    }

    private static boolean isChunk(ByteBuffer all, int position) {
        if (all.limit() - position <= HEAD) {
            return false;
        }
        int length = all.getInt(position);
        return length > 0 && length <= all.limit() - position - HEAD
                && all.getInt(position + 4) == Segment.checksum(all.slice(position + HEAD, length));
    }
}
