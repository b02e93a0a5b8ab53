package io.busbar.launcher;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.apache.felix.framework.util.manifestparser.ManifestParser;

/**
 * The packages that the framework itself gives to bundles: those of the Java platform and of the libraries on the class path, which start
 * faster from there and are covered by the class data archive. Working the list out takes longer than reading it, so it is kept.
 */
public final class SystemPackages {

    private SystemPackages() {}

    /**
     * The value of {@code org.osgi.framework.system.packages}.
     *
     * @param lib the jars of the class path
     * @param kept where the list is kept between starts
     */
    public static String of(Path lib, Path kept) throws IOException {
        String key = "# " + Runtime.version() + " " + Files.getLastModifiedTime(lib).toMillis() + " " + lib + "\n";
        if (Files.exists(kept)) {
            String text = Files.readString(kept);
            if (text.startsWith(key)) {
                return text.substring(key.length());
            }
        }
        Set<String> packages = new TreeSet<>();
        platform(packages);
        try (var jars = Files.newDirectoryStream(lib, "*.jar")) {
            for (Path jar : jars) {
                library(jar, packages);
            }
        }
        String list = String.join(",", packages);
        Path fresh = kept.resolveSibling(kept.getFileName() + ".new");
        Files.writeString(fresh, key + list, StandardCharsets.UTF_8);
        Files.move(fresh, kept, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return list;
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
