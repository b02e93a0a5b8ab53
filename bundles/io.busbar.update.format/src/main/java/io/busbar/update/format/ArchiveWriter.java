package io.busbar.update.format;

import io.busbar.update.format.Feature.BundleFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.osgi.framework.Version;

/** Makes feature archives: the OEM's side. The same input gives the same bytes but for the signature. */
public final class ArchiveWriter {

    private final String id;
    private final List<Path> jars = new ArrayList<>();
    private final List<Integer> startLevels = new ArrayList<>();
    private final Map<String, String> requires = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> configurations = new LinkedHashMap<>();
    private long counter;
    private Optional<Version> minimum = Optional.empty();
    private Optional<Instant> expires = Optional.empty();
    private boolean restart;

    /** @param id Maven coordinates, {@code group:artifact:version} */
    public ArchiveWriter(String id) {
        this.id = id;
    }

    /** @param startLevel 3 is that of blocks and drivers */
    public ArchiveWriter bundle(Path jar, int startLevel) {
        jars.add(jar);
        startLevels.add(startLevel);
        return this;
    }

    public ArchiveWriter counter(long number) {
        counter = number;
        return this;
    }

    public ArchiveWriter minimum(String version) {
        minimum = Optional.of(Version.parseVersion(version));
        return this;
    }

    public ArchiveWriter expires(Instant end) {
        expires = Optional.of(end);
        return this;
    }

    public ArchiveWriter restart() {
        restart = true;
        return this;
    }

    /** @param range as OSGi writes them: {@code [1.0,2.0)} */
    public ArchiveWriter requires(String symbolicName, String range) {
        requires.put(symbolicName, range);
        return this;
    }

    public ArchiveWriter configuration(String pid, Map<String, String> values) {
        configurations.put(pid, Map.copyOf(values));
        return this;
    }

    /** @param keys and their signature by the root, see {@link KeyList#write} */
    public void write(Path file, KeyPair signer, byte[] keys, byte[] keysSignature) throws IOException {
        List<BundleFile> bundles = new ArrayList<>();
        for (int i = 0; i < jars.size(); i++) {
            bundles.add(describe(jars.get(i), startLevels.get(i)));
        }
        byte[] list = new Feature(id, counter, minimum, expires, restart, requires, bundles, configurations).write();
        Feature.read(list);
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, FeatureArchive.FEATURE, list);
            put(zip, FeatureArchive.FEATURE_SIGNATURE, Signatures.sign(list, signer.getPublic(), signer.getPrivate()));
            put(zip, FeatureArchive.KEYS, keys);
            put(zip, FeatureArchive.KEYS_SIGNATURE, keysSignature);
            for (int i = 0; i < jars.size(); i++) {
                put(zip, FeatureArchive.BUNDLES + bundles.get(i).file(), Files.readAllBytes(jars.get(i)));
            }
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private BundleFile describe(Path jar, int startLevel) throws IOException {
        try (JarFile opened = new JarFile(jar.toFile())) {
            Attributes main = opened.getManifest() == null ? new Attributes() : opened.getManifest().getMainAttributes();
            if (main.getValue("Bundle-SymbolicName") == null) {
                throw new IOException(jar + " is no bundle: its manifest has no Bundle-SymbolicName");
            }
            String name = main.getValue("Bundle-SymbolicName").split(";")[0].strip();
            Version version = Version.parseVersion(main.getValue("Bundle-Version"));
            return new BundleFile(id.split(":")[0] + ":" + name + ":" + version, name, version, startLevel, Files.size(jar),
                    Sha256.of(jar));
        }
    }
}
