package io.busbar.update.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Makes archives as they should be, and takes them apart so that they are not. */
final class Oem {

    static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    final KeyPair root = Signatures.newKeys();
    final KeyPair features = Signatures.newKeys();
    final KeyPair other = Signatures.newKeys();
    private final Path folder;
    private int made;

    Oem(Path folder) {
        this.folder = folder;
    }

    Trust trust() {
        return trust(KeyList.NONE, Map.of());
    }

    Trust trust(KeyList known, Map<String, Long> counters) {
        return new Trust(List.of(root.getPublic()), known, counters, NOW);
    }

    KeyList keys(long number) {
        return KeyList.of(number, List.of(features.getPublic()), Set.of());
    }

    Path jar(String symbolicName, String version) throws IOException {
        return jar(symbolicName, version, manifest -> {});
    }

    Path write(ArchiveWriter writer) throws IOException {
        return write(writer, features, keys(1));
    }

    Path jar(String symbolicName, String version, Consumer<Manifest> more) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", symbolicName);
        manifest.getMainAttributes().putValue("Bundle-Version", version);
        more.accept(manifest);
        Path jar = folder.resolve(symbolicName + "-" + version + "-" + made++ + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new ZipEntry("content"));
            out.write(symbolicName.repeat(50).getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    ArchiveWriter writer() throws IOException {
        return new ArchiveWriter("com.example:meter:1.1.0").counter(5).bundle(jar("com.example.meter", "1.1.0"), 3)
                .bundle(jar("com.example.lock", "1.0.0"), 3);
    }

    Path archive() throws IOException {
        return write(writer(), features, keys(1));
    }

    Path write(ArchiveWriter writer, KeyPair signer, KeyList keys) throws IOException {
        Path file = folder.resolve("archive" + made++ + ".zip");
        byte[] document = keys.write();
        writer.write(file, signer, document, Signatures.sign(document, root.getPublic(), root.getPrivate()));
        return file;
    }

    /** An archive with other contents. */
    Path altered(Path archive, Consumer<Map<String, byte[]>> change) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        change.accept(files);
        Path file = folder.resolve("altered" + made++ + ".zip");
        Files.write(file, zip(files));
        return file;
    }

    /** An archive whose list is another text, signed as it should be. */
    Path signed(String list) throws IOException {
        return signed(list.getBytes(StandardCharsets.UTF_8));
    }

    Path signed(byte[] list) throws IOException {
        return altered(archive(), files -> {
            files.put("feature.json", list);
            files.put("feature.sig", Signatures.sign(list, features.getPublic(), features.getPrivate()));
        });
    }

    /** The list of {@link #archive}, one text in it replaced, signed as it should be. */
    Path listed(String text, String otherwise) throws IOException {
        return altered(archive(), files -> {
            String list = new String(files.get("feature.json"), StandardCharsets.UTF_8);
            if (!list.contains(text)) {
                throw new IllegalArgumentException("no " + text + " in " + list);
            }
            byte[] changed = list.replaceFirst(Pattern.quote(text), Matcher.quoteReplacement(otherwise))
                    .getBytes(StandardCharsets.UTF_8);
            files.put("feature.json", changed);
            files.put("feature.sig", Signatures.sign(changed, features.getPublic(), features.getPrivate()));
        });
    }

    static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
