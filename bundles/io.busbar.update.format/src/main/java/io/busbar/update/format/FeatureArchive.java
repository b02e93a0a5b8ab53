package io.busbar.update.format;

import io.busbar.update.api.RefusalReason;
import io.busbar.update.api.UpdateRefusedException;
import io.busbar.update.format.Feature.BundleFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
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
 * @param list its list of bundles, as it was signed
 */
public record FeatureArchive(Feature feature, boolean newerKeys, byte[] keyDocument, byte[] keySignature, String signer, byte[] list,
        byte[] listSignature) {

    static final String FEATURE = "feature.json";
    static final String FEATURE_SIGNATURE = "feature.sig";
    static final String KEYS = "keys.json";
    static final String KEYS_SIGNATURE = "keys.sig";
    static final String BUNDLES = "bundles/";

    /** What an archive claims, whether or not any of it is true. @param signer id of the key that it claims to be signed with */
    public record Claim(Feature feature, KeyList keys, String signer) {}

    /**
     * Verifies an archive.
     *
     * @param jars where its bundles are put once they are found to match the list, named by their hash; an empty folder
     * @param room bytes that may be written; nothing is if its bundles take more
     * @throws UpdateRefusedException with the reason
     */
    public static FeatureArchive read(Path file, Trust trust, Path jars, long room) throws UpdateRefusedException, IOException {
        try (ZipFile zip = ZipBounds.open(file)) {
            byte[] list = document(zip, FEATURE);
            byte[] keyDocument = document(zip, KEYS);
            KeyList brought = trust.brought(keyDocument, signature(zip, KEYS_SIGNATURE));
            byte[] listSignature = signature(zip, FEATURE_SIGNATURE);
            String signer = trust.checkSigner(trust.newer(brought), list, listSignature);
            Feature feature = Feature.read(list);
            trust.checkAge(feature, brought);
            checkNames(zip, feature);
            checkRoom(feature, room);
            for (BundleFile bundle : feature.bundles()) {
                extract(zip, bundle, jars);
            }
            return new FeatureArchive(feature, brought.number() > trust.newest().number(), keyDocument, document(zip, KEYS_SIGNATURE),
                    signer, list, listSignature);
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            throw invalid(e);
        }
    }

    /** {@link #read(Path, Trust, Path, long)} with room for any. */
    public static FeatureArchive read(Path file, Trust trust, Path jars) throws UpdateRefusedException, IOException {
        return read(file, trust, jars, Long.MAX_VALUE);
    }

    /** Reads what an archive claims and verifies nothing: for a person to read. */
    public static Claim claim(Path file) throws UpdateRefusedException {
        try (ZipFile zip = ZipBounds.open(file)) {
            return new Claim(Feature.read(document(zip, FEATURE)), KeyList.read(document(zip, KEYS)),
                    Signatures.signer(signature(zip, FEATURE_SIGNATURE)));
        } catch (IOException | IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    private static UpdateRefusedException invalid(Exception why) {
        return new UpdateRefusedException(RefusalReason.INVALID_ARCHIVE, "not a sound archive: " + why.getMessage());
    }

    private static byte[] signature(ZipFile zip, String name) throws IOException, UpdateRefusedException {
        if (zip.getEntry(name) == null) {
            throw new UpdateRefusedException(RefusalReason.WRONG_SIGNER, "it is not signed: " + name + " is missing");
        }
        return document(zip, name);
    }

    private static byte[] document(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException(name + " is missing");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(ZipBounds.LARGEST_DOCUMENT + 1);
            if (bytes.length > ZipBounds.LARGEST_DOCUMENT) {
                throw new IOException(name + " is larger than " + ZipBounds.LARGEST_DOCUMENT + " bytes");
            }
            return bytes;
        }
    }

    /** Exactly the bundles of the list, each once, and not too much. */
    private static void checkNames(ZipFile zip, Feature feature) throws IOException {
        Set<String> expected = feature.bundles().stream().map(bundle -> BUNDLES + bundle.file()).collect(Collectors.toSet());
        if (expected.size() != feature.bundles().size()) {
            throw new IOException("the list names a file twice");
        }
        if (feature.bundles().stream().map(BundleFile::symbolicName).distinct().count() != expected.size()) {
            throw new IOException("the list names a bundle twice");
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
            if (bundle.size() < 0) {
                throw new IOException(bundle.file() + " is smaller than nothing");
            }
            size = Math.addExact(size, bundle.size());
        }
        if (size > ZipBounds.LARGEST_ARCHIVE) {
            throw new IOException("its bundles are larger than " + ZipBounds.LARGEST_ARCHIVE + " bytes");
        }
        expected.removeAll(found);
        if (!expected.isEmpty()) {
            throw new IOException(expected.iterator().next() + " is missing");
        }
    }

    /** Unpacked, and once more when it is stored. */
    private static void checkRoom(Feature feature, long room) throws UpdateRefusedException {
        long size = 2 * feature.bundles().stream().mapToLong(BundleFile::size).sum();
        if (size > room) {
            throw new UpdateRefusedException(RefusalReason.NO_SPACE, "it needs " + size + " bytes, " + room + " may be written");
        }
    }

    /** In pieces, since a station's heap is smaller than what may be in an archive; a jar has its name only once it is found to be the right one. */
    private static void extract(ZipFile zip, BundleFile bundle, Path jars) throws IOException {
        Path fresh = jars.resolve("fresh.new");
        try {
            if (!copy(zip, bundle, fresh).equals(bundle.sha256())) {
                throw new IOException(bundle.file() + " is not the file that was signed");
            }
            // the archive is signed, signatures of the jar itself do not matter
            try (JarFile opened = new JarFile(fresh.toFile(), false)) {
                ZipEntry headers = opened.getEntry(JarFile.MANIFEST_NAME);
                if (headers != null && headers.getSize() > ZipBounds.LARGEST_DOCUMENT) {
                    throw new IOException("the manifest of " + bundle.file() + " is larger than " + ZipBounds.LARGEST_DOCUMENT + " bytes");
                }
                Manifest manifest = opened.getManifest();
                String name = manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-SymbolicName");
                if (name == null || !name.split(";")[0].strip().equals(bundle.symbolicName())
                        || !Version.parseVersion(manifest.getMainAttributes().getValue("Bundle-Version")).equals(bundle.version())) {
                    throw new IOException(bundle.file() + " is not the bundle of the list");
                }
            }
            Files.move(fresh, jars.resolve(bundle.sha256() + ".jar"), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** @return the hash of what was copied, which is no more than a byte more than it should be */
    private static String copy(ZipFile zip, BundleFile bundle, Path fresh) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(BUNDLES + bundle.file()));
                DigestOutputStream out = new DigestOutputStream(Files.newOutputStream(fresh), Sha256.digest())) {
            byte[] piece = new byte[1 << 14];
            int read = 1;
            for (long left = bundle.size() + 1; left > 0 && read > 0; left -= read) {
                read = in.readNBytes(piece, 0, (int) Math.min(piece.length, left));
                out.write(piece, 0, read);
            }
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        }
    }
}
