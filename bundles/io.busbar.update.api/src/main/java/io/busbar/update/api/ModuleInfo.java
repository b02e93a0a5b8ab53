package io.busbar.update.api;

import java.util.List;

/**
 * A bundle as it runs.
 *
 * @param state ACTIVE, RESOLVED, INSTALLED (its requirements are not met) or STARTING (waits for its first use)
 * @param sha256 of its jar, 64 hexadecimal digits
 * @param installedBy who ordered the update that brought it; "factory" for what the station was delivered with
 * @param restartClass whether replacing it takes a restart of the station
 * @param closure symbolic names of the others that restart with it
 * @param lastFailure in words, empty without one
 */
public record ModuleInfo(String symbolicName, String version, String state, String sha256, String installedBy, boolean restartClass,
        List<String> closure, String lastFailure) {

    public ModuleInfo {
        closure = List.copyOf(closure);
    }
}
