package io.busbar.security.core;

import io.busbar.security.api.KeyVault;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the OEM or installer decides.
 *
 * @param capacity certificates that are installed at most
 * @param keyKind of new keys
 * @param manufacturerRoots folder of roots (PEM or DER) that are trusted from the start
 * @param identity the station's first certificate towards the CSMS
 */
record Settings(int capacity, boolean additionalRootCheck, KeyVault.Kind keyKind, Path manufacturerRoots, Optional<Delivered> identity) {

    /** @param key PEM file @param chain PEM file, the station's certificate first */
    record Delivered(Path key, Path chain) {}

    Settings {
        if (capacity < 1) {
            throw new IllegalArgumentException("the capacity is 1 or more");
        }
    }
}
