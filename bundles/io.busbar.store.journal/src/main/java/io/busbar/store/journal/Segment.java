package io.busbar.store.journal;

import io.busbar.store.api.StoreException;
import io.busbar.store.journal.disk.Disk;
import io.busbar.store.journal.disk.DiskFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * One file of the journal: a header, then frames. A frame is a group of commits that was made durable by one synchronisation.
 *
 * <pre>
 * header  magic 8, segment number 4, salt 4, sequence of the first frame 8, CRC-32C of these 4
 * frame   payload length 4, CRC-32C of salt, sequence and payload 4, sequence 8, payload
 * payload chunks, see {@link Chunk}
 * </pre>
 *
 * Numbers are big-endian. The salt distinguishes this file's frames from any other bytes in the form of a frame.
 */
final class Segment implements Closeable {

    static final int HEADER = 28;
    static final int FRAME_HEAD = 16;
    static final long NO_NEXT = Long.MAX_VALUE;

    private static final long MAGIC = 0x4255_5342_4152_0A02L; // "BUSBAR\n", format 2
    /** As the other, and the segments before this one may be damaged: what can be read of them counts. */
    private static final long MAGIC_AFTER_DAMAGE = 0x4255_5342_4152_0A03L;
    private static final int SEQUENCE_WINDOW = 1 << 20;

    /** Receives the operations of a segment as it is read. */
    @FunctionalInterface
    interface FrameReader {

        /** @param operations from the first to the last byte of a chunk; positions are places in the file */
        void read(Segment segment, ByteBuffer operations) throws IOException;
    }

    final int number;
    final String name;
    final long firstSequence;
    final boolean afterDamage;
    private final int salt;
    private final DiskFile file;
    private volatile long size;
    /** Nothing is written here any more: the next segment has begun, or may have. */
    private boolean sealed;
    private boolean torn;

    private Segment(int number, String name, long firstSequence, int salt, DiskFile file, long size, boolean afterDamage) {
        this.number = number;
        this.name = name;
        this.afterDamage = afterDamage;
        this.firstSequence = firstSequence;
        this.salt = salt;
        this.file = file;
        this.size = size;
    }

    static String nameOf(int number) {
        return String.format("journal-%08d.log", number);
    }

    static Segment create(Disk disk, int number, int salt, long firstSequence, boolean afterDamage) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        header.putLong(afterDamage ? MAGIC_AFTER_DAMAGE : MAGIC).putInt(number).putInt(salt).putLong(firstSequence);
        header.putInt(checksum(header.slice(0, HEADER - 4)));
        return new Segment(number, nameOf(number), firstSequence, salt, disk.create(nameOf(number), header.array()), HEADER,
                afterDamage);
    }

    /** @throws DamageException when this is not a segment of that number */
    static Segment open(Disk disk, int number) throws IOException {
        String name = nameOf(number);
        DiskFile file = disk.open(name);
        ByteBuffer header = ByteBuffer.wrap(file.read(0, HEADER));
        boolean afterDamage = header.remaining() == HEADER && header.getLong(0) == MAGIC_AFTER_DAMAGE;
        if (header.remaining() < HEADER || header.getLong(0) != MAGIC && !afterDamage || header.getInt(8) != number
                || header.getInt(HEADER - 4) != checksum(header.slice(0, HEADER - 4))) {
            file.close();
            throw damaged(disk, name, "its header is not what was written");
        }
        return new Segment(number, name, header.getLong(16), header.getInt(12), file, file.size(), afterDamage);
    }

    /** Whatever its header says: to read what can be read. */
    static Segment openDamaged(Disk disk, int number) throws IOException {
        DiskFile file = disk.open(nameOf(number));
        return new Segment(number, nameOf(number), 0, 0, file, file.size(), false);
    }

    /** Reads every row that can be read. @return bytes that cannot, but for heads of frames */
    long salvage(FrameReader reader) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(file.read(0, Math.toIntExact(size)));
        return Chunk.salvage(all, Math.min(HEADER, all.limit()), operations -> reader.read(this, operations));
    }

    /** Whether header and frames are what was written, but for a torn end. */
    boolean isWhole() throws IOException {
        ByteBuffer all = ByteBuffer.wrap(file.read(0, Math.toIntExact(size)));
        int position = HEADER;
        long sequence = firstSequence;
        while (isFrame(all, position, sequence)) {
            position += FRAME_HEAD + all.getInt(position);
            sequence++;
        }
        return firstSequence > 0 && !hasFrameAfter(all, position, sequence);
    }

    long size() {
        return size;
    }

    /** Makes one frame durable. @return where its payload begins */
    long append(long sequence, ByteBuffer payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(FRAME_HEAD + payload.remaining());
        frame.putInt(payload.remaining()).putInt(0).putLong(sequence).put(payload).flip();
        frame.putInt(4, checksum(sequence, frame.slice(FRAME_HEAD, frame.limit() - FRAME_HEAD)));
        long start = size;
        int length = frame.remaining();
        torn = true;
        file.append(frame);
        try {
            file.sync();
        } catch (IOException e) {
            // what the system has of it in memory counts as written from now on, and is not: never again here
            sealed = true;
            throw e;
        }
        torn = false;
        size = start + length;
        return start + FRAME_HEAD;
    }

    void seal() {
        sealed = true;
    }

    /** Whether a frame may be written; what an earlier one left is cut off. */
    boolean isWritable() {
        if (torn) {
            try {
                file.truncate(size);
                torn = false;
            } catch (IOException e) {
                sealed = true;
            }
        }
        return !sealed;
    }

    byte[] read(long position, int length) throws IOException {
        return file.read(position, length);
    }

    /**
     * Reads all frames up to a sequence number. A frame that does not check out ends the last segment, for it is the one that was being written when
     * the power failed; it is cut off. In others everything from the next segment's first frame on was written there once more. Anywhere else, or
     * with whole frames behind it, it is damage.
     *
     * @param until the next segment's first sequence number; {@link #NO_NEXT} for the last segment
     * @return sequence number after the last frame
     */
    long replay(Disk disk, long until, FrameReader reader) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(file.read(0, Math.toIntExact(size)));
        long sequence = firstSequence;
        int position = HEADER;
        while (sequence < until && isFrame(all, position, sequence)) {
            int end = position + FRAME_HEAD + all.getInt(position);
            all.position(position + FRAME_HEAD).limit(end);
            try {
                Chunk.readAll(all, operations -> reader.read(this, operations));
            } catch (RuntimeException e) {
                throw new StoreException("The store's file " + disk + "/" + name + " holds changes at byte " + position
                        + " that this version does not understand: " + e.getMessage(), e);
            }
            all.clear();
            position = end;
            sequence++;
        }
        if (position < all.limit() && sequence != until) {
            if (until != NO_NEXT || hasFrameAfter(all, position + 1, sequence)) {
                throw damaged(disk, name, "bytes from " + position + " on are not what was written");
            }
            file.truncate(position);
            size = position;
        }
        return sequence;
    }

    private boolean isFrame(ByteBuffer all, int position, long sequence) {
        if (all.limit() - position <= FRAME_HEAD) {
            return false;
        }
        int length = all.getInt(position);
        return length > 0 && length <= all.limit() - position - FRAME_HEAD && all.getLong(position + 8) == sequence
                && all.getInt(position + 4) == checksum(sequence, all.slice(position + FRAME_HEAD, length));
    }

    private boolean hasFrameAfter(ByteBuffer all, int from, long sequence) {
        for (int position = from; position < all.limit() - FRAME_HEAD; position++) {
            long candidate = all.getLong(position + 8);
            if (candidate > sequence && candidate < sequence + SEQUENCE_WINDOW && isFrame(all, position, candidate)) {
                return true;
            }
        }
        return false;
    }

    private int checksum(long sequence, ByteBuffer payload) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(12).putInt(salt).putLong(sequence).flip());
        crc.update(payload);
        return (int) crc.getValue();
    }

    static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    static DamageException damaged(Disk disk, String name, String what) {
        return new DamageException("The store's file " + disk + "/" + name + " is damaged: " + what);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
