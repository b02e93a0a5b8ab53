package io.busbar.update.format;

import io.busbar.update.format.Json.Fields;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The signed lists of the archives that brought bundles, so that the OEM's signature holds at each boot and not only at the update. A key that is
 * revoked later does not invalidate what was installed before.
 */
final class SignedLists {

    private final Path folder;

    SignedLists(Path folder) {
        this.folder = folder;
    }

    static String hash(FeatureArchive archive) {
        return Sha256.of(archive.list());
    }

    void keep(FeatureArchive archive) throws IOException {
        Files.createDirectories(folder);
        Base64.Encoder encoder = Base64.getEncoder();
        Durable.write(file(hash(archive)),
                Json.write(Map.of("list", encoder.encodeToString(archive.list()), "signature",
                        encoder.encodeToString(archive.listSignature()), "keys", encoder.encodeToString(archive.keyDocument()),
                        "keysSignature", encoder.encodeToString(archive.keySignature()))));
    }

    /** @throws IOException naming the first bundle that no list vouches for */
    void verify(List<Generation.Entry> entries, List<PublicKey> roots) throws IOException {
        Map<String, Feature> lists = new HashMap<>();
        for (Generation.Entry entry : entries) {
            if (!entry.file().isEmpty()) {
                continue;
            }
            Feature list = lists.get(entry.signed());
            if (list == null) {
                list = read(entry.signed(), roots);
                lists.put(entry.signed(), list);
            }
            if (list.bundles().stream().noneMatch(bundle -> bundle.symbolicName().equals(entry.symbolicName())
                    && bundle.sha256().equals(entry.sha256()) && bundle.version().equals(entry.version())
                    && bundle.startLevel() == entry.startLevel())) {
                throw new IOException("nobody signed the jar of " + entry.symbolicName());
            }
        }
    }

    private Feature read(String hash, List<PublicKey> roots) throws IOException {
        if (!hash.matches("[0-9a-f]{64}") || !Files.exists(file(hash))) {
            throw new IOException("the signed list of a bundle is missing");
        }
        Fields fields = Json.read(Files.readAllBytes(file(hash)));
        try {
            byte[] list = bytes(fields, "list");
            byte[] signature = bytes(fields, "signature");
            Optional<KeyList> keys = new Trust(roots, KeyList.NONE, Map.of(), java.time.Instant.EPOCH).signed(bytes(fields, "keys"),
                    bytes(fields, "keysSignature"));
            PublicKey key = keys.map(known -> known.keys().get(signer(signature))).orElse(null);
            if (key == null || !Signatures.holds(list, signature, key)) {
                throw new IOException("the signature of a kept list is wrong");
            }
            return Feature.read(list);
        } catch (IllegalArgumentException e) {
            throw new IOException("a kept list is damaged", e);
        }
    }

    private static String signer(byte[] signature) {
        try {
            return Signatures.signer(signature);
        } catch (IOException e) {
            return "";
        }
    }

    private static byte[] bytes(Fields fields, String name) throws IOException {
        return Base64.getDecoder().decode(fields.text(name));
    }

    private Path file(String hash) {
        return folder.resolve(hash + ".json");
    }

    void clean(Set<String> keep) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    if (!keep.contains(file.getFileName().toString().replace(".json", ""))) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
