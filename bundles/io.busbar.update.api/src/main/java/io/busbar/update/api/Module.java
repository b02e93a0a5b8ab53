package io.busbar.update.api;

/**
 * A bundle as it runs.
 *
 * @param state ACTIVE, RESOLVED, INSTALLED (its requirements are not met) or STARTING (waits for its first use)
 * @param sha256 of its jar, 64 hexadecimal digits
 * @param installedBy who ordered the update that brought it; "factory" for what the station was delivered with
 * @param restartClass whether replacing it takes a restart of the station
 * @param lastFailure in words, empty without one
 */
public record Module(String symbolicName, String version, String state, String sha256, String installedBy, boolean restartClass,
        String lastFailure) {}
