package io.busbar.store.journal.disk;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A folder of files that are only ever appended to. */
public interface Disk extends Closeable {

    /** Names of the files, in order. */
    List<String> names() throws IOException;

    DiskFile open(String name) throws IOException;

    /** Makes a file with this beginning, durable and whole or not at all. */
    DiskFile create(String name, byte[] beginning) throws IOException;

    /** Bytes of a file. */
    long size(String name) throws IOException;

    /** Bytes that can still be written. */
    long usableBytes() throws IOException;

    /**
     * Keeps files as they are now, in a folder of that name beside them, for whoever wants to know what happened; earlier ones are removed. It does
     * not fail: what cannot be kept is not.
     */
    void keepAside(String folder, List<String> names);

    /** Removes a closed file; the removal may be lost in a power cut. */
    void delete(String name) throws IOException;
}
