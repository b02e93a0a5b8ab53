package io.busbar.update.format;

import io.busbar.update.api.Refusal;
import io.busbar.update.api.UpdateRefusedException;
import io.busbar.update.format.Feature.BundleFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.osgi.framework.Version;

/**
 * A feature archive whose signature, list and hashes hold. Reading refuses everything else, and writes nothing outside the folder it is given.
 *
 * @param newerKeys whether its list of keys is newer than the one that the station knew
 */
public record FeatureArchive(Feature feature, boolean newerKeys, byte[] keyDocument, byte[] keySignature, String signer) {

    static final String FEATURE = "feature.json";
    static final String FEATURE_SIGNATURE = "feature.sig";
    static final String KEYS = "keys.json";
    static final String KEYS_SIGNATURE = "keys.sig";
    static final String BUNDLES = "bundles/";
    private static final int LARGEST_DOCUMENT = 1 << 20;
    private static final long LARGEST_ARCHIVE = 64L << 20;

    /**
     * Verifies an archive.
     *
     * @param jars where its bundles are put once they are found to be what the list says, named by their hash; an empty folder
     * @throws UpdateRefusedException with the reason
     */
    public static FeatureArchive read(Path file, Trust trust, Path jars) throws UpdateRefusedException, IOException {
        if (!Files.isReadable(file)) {
            throw invalid("there is no file " + file.getFileName());
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            byte[] list = document(zip, FEATURE);
            byte[] keyDocument = document(zip, KEYS);
            byte[] keySignature = document(zip, KEYS_SIGNATURE);
            byte[] signature = document(zip, FEATURE_SIGNATURE);
            KeyList keys = trust.accept(keyDocument, keySignature);
            String signer = trust.checkSigner(keys, list, signature);
            Feature feature = Feature.read(list);
            trust.checkAge(feature);
            checkNames(zip, feature);
            for (BundleFile bundle : feature.bundles()) {
                extract(zip, bundle, jars);
            }
            return new FeatureArchive(feature, keys.number() > trust.newest().number(), keyDocument, keySignature, signer);
        } catch (IOException | IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static UpdateRefusedException invalid(String why) {
        return new UpdateRefusedException(Refusal.INVALID_ARCHIVE, "not a sound archive: " + why);
    }

    private static byte[] document(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException(name + " is missing");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(LARGEST_DOCUMENT + 1);
            if (bytes.length > LARGEST_DOCUMENT) {
                throw new IOException(name + " is larger than " + LARGEST_DOCUMENT + " bytes");
            }
            return bytes;
        }
    }

    /** Exactly what the list says, each once, and not too much. */
    private static void checkNames(ZipFile zip, Feature feature) throws IOException {
        Set<String> expected = feature.bundles().stream().map(bundle -> BUNDLES + bundle.file()).collect(Collectors.toSet());
        if (expected.size() != feature.bundles().size()) {
            throw new IOException("the list names a file twice");
        }
        expected.addAll(Set.of(FEATURE, FEATURE_SIGNATURE, KEYS, KEYS_SIGNATURE));
        Set<String> found = new HashSet<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!expected.contains(entry.getName()) || !found.add(entry.getName())) {
                throw new IOException("it holds a file that the list does not name, or one twice");
            }
        }
        long size = 0;
        for (BundleFile bundle : feature.bundles()) {
            size = Math.addExact(size, Math.max(0, bundle.size()));
        }
        if (size > LARGEST_ARCHIVE) {
            throw new IOException("its bundles are larger than " + LARGEST_ARCHIVE + " bytes");
        }
        expected.removeAll(found);
        if (!expected.isEmpty()) {
            throw new IOException(expected.iterator().next() + " is missing");
        }
    }

    private static void extract(ZipFile zip, BundleFile bundle, Path jars) throws IOException {
        byte[] content;
        try (InputStream in = zip.getInputStream(zip.getEntry(BUNDLES + bundle.file()))) {
            content = in.readNBytes(Math.toIntExact(bundle.size() + 1));
        }
        if (content.length != bundle.size() || !Sha256.of(content).equals(bundle.sha256())) {
            throw new IOException(bundle.file() + " is not the file that was signed");
        }
        Path jar = jars.resolve(bundle.sha256() + ".jar");
        Files.write(jar, content);
        try (JarFile opened = new JarFile(jar.toFile())) {
            Manifest manifest = opened.getManifest();
            String name = manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-SymbolicName");
            if (name == null || !name.split(";")[0].strip().equals(bundle.symbolicName())
                    || !Version.parseVersion(manifest.getMainAttributes().getValue("Bundle-Version")).equals(bundle.version())) {
                throw new IOException(bundle.file() + " is not the bundle that the list says");
            }
        }
    }
}
