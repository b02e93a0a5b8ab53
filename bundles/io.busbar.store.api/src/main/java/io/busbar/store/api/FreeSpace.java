package io.busbar.store.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * How much writers beside the store (downloads, staged updates, uploads, logs) may write to the file system that holds the store. They stop
 * first, so that transactions are stored to the last. Used on any thread; it waits for the file system.
 */
@ProviderType
public interface FreeSpace {

    /**
     * Bytes that may be written now without going below the floor that is kept for the store; 0 at or below it. Others write at the same time,
     * so ask before a file is begun (for its whole length, if that is known) and again with every megabyte of it, and stop at 0.
     *
     * @return 0 also when the file system does not answer
     */
    long availableBytes();
}
