package io.busbar.security.api;

import java.io.IOException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Where private keys live: files, a PKCS#11 token, a TPM. The vault with the highest service ranking makes new keys; keys are found in all.
 * May block; called off the station loop, one call at a time.
 */
@ConsumerType
public interface KeyVault {

    enum Kind {
        EC_P256,
        RSA_2048,
        RSA_3072
    }

    /**
     * Makes a key pair and keeps it durably.
     *
     * @param name 1 to 64 of a-z, 0-9 and -; not in use
     * @throws IOException nothing is kept then
     */
    KeyPair create(String name, Kind kind) throws IOException;

    /** @return the private key, or its handle */
    Optional<PrivateKey> find(String name) throws IOException;

    /** No effect when there is none. */
    void delete(String name) throws IOException;
}
