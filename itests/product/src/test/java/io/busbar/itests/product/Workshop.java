package io.busbar.itests.product;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import io.busbar.update.format.ArchiveWriter;
import io.busbar.update.format.KeyList;
import io.busbar.update.format.Signatures;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Where an OEM makes modules and archives: keys, new versions of shipped modules, modules of the tests' own classes. */
final class Workshop {

    /** Start levels: before the update engine, and with it and the blocks. */
    private static final int CORE = 2;
    private static final int BLOCKS = 3;

    private final Path folder;
    private final KeyPair root = Signatures.newKeys();
    private final KeyPair signer = Signatures.newKeys();
    private final byte[] keys;
    private int archives;

    Workshop(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        Files.createDirectories(roots());
        Files.writeString(roots().resolve("root.pem"), Signatures.pem("PUBLIC KEY", root.getPublic().getEncoded()));
        keys = KeyList.of(1, List.of(signer.getPublic()), Set.of()).write();
    }

    Path roots() {
        return folder.resolve("roots");
    }

    /** A module of the shipped charger under another version. */
    Path copy(String symbolicName, String version) throws IOException {
        Path shipped;
        try (Stream<Path> jars = Files.list(Charger.home().resolve("bundles"))) {
            shipped = jars.filter(jar -> jar.getFileName().toString().startsWith(symbolicName + "-")).findFirst().orElseThrow();
        }
        return edit(shipped, folder.resolve(symbolicName + "-" + version + ".jar"), "Bundle-Version", version);
    }

    /** A jar with another header in its manifest. */
    Path with(Path jar, String header, String value) throws IOException {
        return edit(jar, folder.resolve("with-" + jar.getFileName()), header, value);
    }

    private static Path edit(Path jar, Path copy, String header, String value) throws IOException {
        try (JarFile from = new JarFile(jar.toFile()); OutputStream out = Files.newOutputStream(copy)) {
            Manifest manifest = new Manifest(from.getManifest());
            manifest.getMainAttributes().putValue(header, value);
            try (JarOutputStream to = new JarOutputStream(out, manifest)) {
                for (JarEntry entry : from.stream().filter(entry -> !entry.getName().equals(JarFile.MANIFEST_NAME)).toList()) {
                    to.putNextEntry(new JarEntry(entry.getName()));
                    try (InputStream in = from.getInputStream(entry)) {
                        in.transferTo(to);
                    }
                    to.closeEntry();
                }
            }
        }
        return copy;
    }

    /** A module of the classes in the packages of some classes of the tests. */
    Path module(String symbolicName, String version, Class<?>... classes) throws Exception {
        Path file = folder.resolve(symbolicName + "-" + version + ".jar");
        try (Builder builder = new Builder()) {
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                if (new File(entry).exists()) {
                    builder.addClasspath(new File(entry));
                }
            }
            builder.setProperty("Bundle-SymbolicName", symbolicName);
            builder.setProperty("Bundle-Version", version);
            builder.setProperty("Private-Package", String.join(",", Arrays.stream(classes).map(Class::getPackageName).distinct().toList()));
            builder.setProperty("-noimportjava", "true");
            Jar jar = builder.build();
            if (!builder.getErrors().isEmpty()) {
                throw new IllegalStateException(builder.getErrors().toString());
            }
            jar.write(file.toFile());
        }
        return file;
    }

    Path archive(String feature, String version, Path... jars) throws IOException {
        return archive(feature, version, writer -> writer.counter(1), jars);
    }

    Path archive(String feature, String version, UnaryOperator<ArchiveWriter> more, Path... jars) throws IOException {
        return archive(feature, version, more, BLOCKS, keys, jars);
    }

    /** One whose modules are there, after a boot, before the update engine is. */
    Path earlyArchive(String feature, String version, Path... jars) throws IOException {
        return archive(feature, version, writer -> writer.counter(1), CORE, keys, jars);
    }

    /** The signer's key is taken back by the newest list. */
    Path revoked(String feature, String version, Path... jars) throws IOException {
        byte[] list = KeyList.of(2, List.of(signer.getPublic()), Set.of(Signatures.id(signer.getPublic()))).write();
        return archive(feature, version, writer -> writer.counter(1), BLOCKS, list, jars);
    }

    private Path archive(String feature, String version, UnaryOperator<ArchiveWriter> more, int startLevel, byte[] keys,
            Path... jars) throws IOException {
        ArchiveWriter writer = more.apply(new ArchiveWriter("com.example:" + feature + ":" + version));
        for (Path jar : jars) {
            writer.bundle(jar, startLevel);
        }
        Path file = folder.resolve(feature + "-" + version + "-" + ++archives + ".zip");
        writer.write(file, signer, keys, Signatures.sign(keys, root.getPublic(), root.getPrivate()));
        return file;
    }
}
