package io.busbar.update.format;

import io.busbar.update.api.RefusalReason;
import io.busbar.update.api.UpdateRefusedException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that a station trusts: root keys from its delivery, the newest list of keys that it has seen, the highest counter of each feature.
 *
 * @param roots public keys; without one nothing is believed
 */
public record Trust(List<PublicKey> roots, KeyList newest, Map<String, Long> counters, Instant now) {

    /** The PEM files of a folder. */
    public static List<PublicKey> roots(Path folder) throws IOException {
        List<PublicKey> roots = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pem")) {
                for (Path file : files) {
                    roots.add(Signatures.readPublic(file));
                }
            }
        }
        return roots;
    }

    /** The list of keys that an archive brings, if a root signed it. */
    KeyList brought(byte[] document, byte[] signature) throws IOException, UpdateRefusedException {
        Optional<KeyList> signed = signed(document, signature);
        if (signed.isEmpty()) {
            throw new UpdateRefusedException(RefusalReason.WRONG_SIGNER,
                    "its list of keys is not signed by a root key that this station knows");
        }
        return signed.get();
    }

    /** The list of keys that counts: the newer one. */
    KeyList newer(KeyList brought) {
        return brought.number() > newest.number() ? brought : newest;
    }

    /** The list, if a root signed it. */
    Optional<KeyList> signed(byte[] document, byte[] signature) throws IOException {
        for (PublicKey root : roots) {
            if (Signatures.holds(document, signature, root)) {
                return Optional.of(KeyList.read(document));
            }
        }
        return Optional.empty();
    }

    /** @return id of the key */
    String checkSigner(KeyList keys, byte[] list, byte[] signature) throws IOException, UpdateRefusedException {
        String signer = Signatures.signer(signature);
        if (keys.revoked().contains(signer)) {
            throw new UpdateRefusedException(RefusalReason.REVOKED_KEY, "it is signed by a key that was revoked");
        }
        PublicKey key = keys.keys().get(signer);
        if (key == null) {
            throw new UpdateRefusedException(RefusalReason.WRONG_SIGNER, "it is signed by a key that may not sign features");
        }
        if (!Signatures.holds(list, signature, key)) {
            throw new UpdateRefusedException(RefusalReason.WRONG_SIGNER, "its signature is wrong");
        }
        return signer;
    }

    void checkAge(Feature feature, KeyList brought) throws UpdateRefusedException {
        if (brought.number() < newest.number()) {
            throw new UpdateRefusedException(RefusalReason.TOO_OLD,
                    "its list of keys is number " + brought.number() + ", this station knows number " + newest.number());
        }
        if (feature.expires().filter(end -> end.isBefore(now)).isPresent()) {
            throw new UpdateRefusedException(RefusalReason.EXPIRED, "it expired at " + feature.expires().get());
        }
        long seen = counters.getOrDefault(feature.name(), 0L);
        if (feature.counter() < seen) {
            throw new UpdateRefusedException(RefusalReason.TOO_OLD,
                    "its counter is " + feature.counter() + ", this station was at " + seen);
        }
    }
}
