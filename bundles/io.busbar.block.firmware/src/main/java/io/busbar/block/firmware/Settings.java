package io.busbar.block.firmware;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What the OEM decides.
 *
 * @param manufacturerRoots folder of the manufacturer's revocation lists, and of its roots where nothing in the station keeps those
 * @param work folder for files that are on their way; all in it is ours
 * @param whenIdle whether nothing is installed before no EVSE is in use
 * @param unsigned whether requests without a certificate are taken (L02)
 * @param maxBytes longest file
 * @param retries of a download, where the CSMS does not say
 * @param retryInterval between them, where the CSMS does not say
 */
record Settings(Path manufacturerRoots, Path work, boolean whenIdle, boolean unsigned, long maxBytes, int retries, Duration retryInterval) {

    Settings {
        if (maxBytes < 1 || retries < 0 || retryInterval.isNegative()) {
            throw new IllegalArgumentException("maxBytes is 1 or more; retries and retryIntervalSeconds are 0 or more");
        }
    }
}
