package io.busbar.security.api;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/** The station's own certificates and the keys that belong to them, stored durably. On the station loop, where promises resolve too. */
@ProviderType
public interface Identities {

    /**
     * @return the one to be used: of those valid by the station's clock the newest (A02.FR.08, A02.FR.15); if none is valid the one that is or was valid
     *         longest, as a CSMS may still take it (A00.FR.430); empty if there is none
     */
    Optional<ClientIdentity> of(IdentityUse use);

    /** @return all certificates installed for a use, each with its chain, newest first; expired ones too */
    List<List<X509Certificate>> chains(IdentityUse use);

    /** @return why {@link #request} cannot be made, for an operator; empty if it can */
    default Optional<String> obstacle(IdentityUse use) {
        return Optional.empty();
    }

    /**
     * Makes a new key pair, which waits for its certificate; the one before that still waited is forgotten.
     *
     * @return the certificate signing request (PKCS#10) in PEM; fails with {@link CredentialRefusedException} when there is an {@link #obstacle}
     */
    Promise<String> request(IdentityUse use);

    /**
     * Installs what a CA answered to {@link #request}.
     *
     * @param pemChain the station's certificate first
     * @return resolved when it is durable; fails with {@link CredentialRefusedException} (not for the key that waits, expired, broken chain, another
     *         station's or organisation's name, weak key)
     */
    Promise<ClientIdentity> install(IdentityUse use, String pemChain);
}
