package io.busbar.update.format;

import io.busbar.update.format.Json.Fields;
import java.io.IOException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys that may sign features, by decision of the root.
 *
 * @param number the higher one counts
 * @param keys by id
 * @param revoked ids of keys that may not any more
 */
public record KeyList(long number, Map<String, PublicKey> keys, Set<String> revoked) {

    /** That of a station which has seen none. */
    public static final KeyList NONE = new KeyList(0, Map.of(), Set.of());

    public static KeyList of(long number, List<PublicKey> keys, Set<String> revoked) {
        Map<String, PublicKey> byId = new LinkedHashMap<>();
        keys.forEach(key -> byId.put(Signatures.id(key), key));
        return new KeyList(number, byId, revoked);
    }

    /** Reads a list without verifying it: the caller has verified its signature. */
    public static KeyList read(byte[] document) throws IOException {
        Fields fields = Json.read(document);
        Map<String, PublicKey> keys = new LinkedHashMap<>();
        for (String encoded : fields.texts("keys")) {
            try {
                PublicKey key = Signatures.publicKey(Base64.getDecoder().decode(encoded));
                keys.put(Signatures.id(key), key);
            } catch (IllegalArgumentException e) {
                throw new IOException("/keys holds what is no base64", e);
            }
        }
        return new KeyList(fields.number("number"), keys, new TreeSet<>(fields.texts("revoked")));
    }

    public byte[] write() {
        List<String> encoded = new ArrayList<>();
        keys.values().forEach(key -> encoded.add(Base64.getEncoder().encodeToString(key.getEncoded())));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("number", number);
        document.put("keys", encoded);
        document.put("revoked", List.copyOf(revoked));
        return Json.write(document);
    }
}
