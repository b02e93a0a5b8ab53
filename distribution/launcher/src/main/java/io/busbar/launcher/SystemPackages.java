package io.busbar.launcher;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.CRC32C;
import org.apache.felix.framework.util.manifestparser.ManifestParser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packages that the framework itself gives to bundles: those of the Java platform and of the libraries on the class path, which start
 * faster from there and are covered by the class data archive. Computing the list is slower than reading it, so it is kept.
 */
public final class SystemPackages {

    private static final Logger LOG = LoggerFactory.getLogger(SystemPackages.class);

    private SystemPackages() {}

    /**
     * The value of {@code org.osgi.framework.system.packages}.
     *
     * @param lib the jars of the class path
     * @param kept where the list is kept between starts
     */
    public static String of(Path lib, Path kept) throws IOException {
        String key = "# " + Runtime.version() + " " + Files.getLastModifiedTime(lib).toMillis() + " " + lib + "\n";
        Optional<String> known = read(key, kept);
        if (known.isPresent()) {
            return known.get();
        }
        Set<String> packages = new TreeSet<>();
        platform(packages);
        try (var jars = Files.newDirectoryStream(lib, "*.jar")) {
            for (Path jar : jars) {
                library(jar, packages);
            }
        }
        String list = String.join(",", packages);
        try {
            Path fresh = kept.resolveSibling(kept.getFileName() + ".new");
            Files.writeString(fresh, key + checksum(list) + "\n" + list, StandardCharsets.UTF_8);
            Files.move(fresh, kept, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("the list of packages is not kept: {}", e.toString());
        }
        return list;
    }

    /** Empty if it is not there, of another installation, or not what was written. */
    private static Optional<String> read(String key, Path kept) throws IOException {
        if (!Files.exists(kept)) {
            return Optional.empty();
        }
        String text = new String(Files.readAllBytes(kept), StandardCharsets.UTF_8);
        int list = text.indexOf('\n', key.length()) + 1;
        return text.startsWith(key) && list > 0 && text.substring(key.length(), list - 1).equals(checksum(text.substring(list)))
                ? Optional.of(text.substring(list))
                : Optional.empty();
    }

    private static String checksum(String list) {
        CRC32C crc = new CRC32C();
        crc.update(list.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    private static void platform(Set<String> packages) {
        String version = ";version=\"0.0.0.JavaSE_" + Runtime.version().feature() + "\"";
        for (Module module : ModuleLayer.boot().modules()) {
            for (ModuleDescriptor.Exports export : module.getDescriptor().exports()) {
                if (!export.isQualified()) {
                    packages.add(export.source() + version);
                }
            }
        }
    }

    private static void library(Path jar, Set<String> packages) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Attributes main = file.getManifest() == null ? new Attributes() : file.getManifest().getMainAttributes();
            String exports = main.getValue("Export-Package");
            if (exports == null) {
                return;
            }
            // a package may stand there with several versions, as slf4j's do
            packages.addAll(ManifestParser.parseDelimitedString(exports, ","));
        }
    }
}
