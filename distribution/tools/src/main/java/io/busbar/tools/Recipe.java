package io.busbar.tools;

import io.busbar.update.format.ArchiveWriter;
import io.busbar.update.format.KeyList;
import io.busbar.update.format.Signatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * What goes into a feature archive.
 *
 * @param id Maven coordinates, {@code group:name:version}
 * @param minimum version of its bundles that it may replace; empty for any
 * @param expires an instant, or a date that is the last day; empty for never
 * @param requires version ranges by the symbolic names of bundles
 * @param configurations values by PID
 */
public record Recipe(String id, long counter, String minimum, String expires, boolean restart, Map<String, String> requires,
        Map<String, Map<String, String>> configurations, int startLevel, List<Path> bundles) {

    /**
     * Builds and signs it.
     *
     * @param key {@code NAME.key} of the feature key, {@code NAME.pub} beside it
     * @param keys the list of keys, its signature by the root beside it: {@code keys.json}, {@code keys.sig}
     * @throws IOException also when the list does not let the key sign: no station would take the archive
     */
    public void build(Path file, Path key, Path keys) throws IOException {
        if (bundles.isEmpty() && configurations.isEmpty()) {
            throw new IOException("a feature of nothing: it has neither bundle nor configuration");
        }
        KeyPair signer = KeyFile.read(key);
        byte[] list = Files.readAllBytes(keys);
        byte[] signature = Files.readAllBytes(Keys.signature(keys));
        checkSigner(KeyList.read(list), Signatures.id(signer.getPublic()), key, keys);
        ArchiveWriter writer = new ArchiveWriter(id).counter(counter);
        if (!minimum.isEmpty()) {
            writer.minimum(minimum);
        }
        if (!expires.isEmpty()) {
            writer.expires(end(expires));
        }
        if (restart) {
            writer.restart();
        }
        requires.forEach(writer::requires);
        configurations.forEach(writer::configuration);
        bundles.forEach(jar -> writer.bundle(jar, startLevel));
        writer.write(file, signer, list, signature);
    }

    private static void checkSigner(KeyList list, String id, Path key, Path keys) throws IOException {
        if (list.revoked().contains(id)) {
            throw new IOException(key + " is revoked by " + keys);
        }
        if (!list.keys().containsKey(id)) {
            throw new IOException(key + " may not sign features by " + keys);
        }
    }

    private static Instant end(String text) {
        try {
            return text.contains("T") ? Instant.parse(text) : LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no date or instant: " + text + "; it is like 2027-01-31 or 2027-01-31T12:00:00Z", e);
        }
    }
}
