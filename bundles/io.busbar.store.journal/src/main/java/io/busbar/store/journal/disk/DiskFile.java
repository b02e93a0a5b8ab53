package io.busbar.store.journal.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One file of a {@link Disk}. One thread appends; another may read what it knows to be there. */
public interface DiskFile extends Closeable {

    long size() throws IOException;

    /** Reads up to {@code length} bytes; fewer only at the end of the file. */
    byte[] read(long position, int length) throws IOException;

    void append(ByteBuffer bytes) throws IOException;

    /** Returns when all that was appended would survive a power cut. */
    void sync() throws IOException;

    /** Cuts the end off, durably. */
    void truncate(long size) throws IOException;
}
