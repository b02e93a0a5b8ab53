package io.busbar.transfer.api;

import org.osgi.annotation.versioning.ProviderType;

/** The space on the disk of the station's data that files on their way leave free, for what must always be stored. Any thread. */
@ProviderType
public interface DiskFloor {

    /** Where nobody decides. */
    long USUAL_BYTES = 48L * 1024 * 1024;

    /** Bytes that stay free: who writes a file stops and removes it before it uses them. */
    long floorBytes();
}
