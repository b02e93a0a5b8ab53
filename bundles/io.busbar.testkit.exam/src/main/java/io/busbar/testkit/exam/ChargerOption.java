package io.busbar.testkit.exam;

import io.busbar.launcher.FeatureSet;
import io.busbar.launcher.FeatureSet.Entry;
import io.busbar.launcher.SystemPackages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.ops4j.pax.exam.CoreOptions;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.options.CompositeOption;
import org.osgi.framework.Constants;

/**
 * A charger's bundles as an option of Pax Exam: the station that the launcher of that charger starts, with the same libraries on the class path,
 * the same start levels and the same configuration, and with a data directory of the test's own. What is listed stands in the charger's feature
 * list or in an OEM's own feature files, and is not typed again.
 *
 * <p>
 * It works with {@link StationContainer} and with {@link org.ops4j.pax.exam.forked.ForkedTestContainerFactory}. A restart that the station asks
 * for ends the framework, since the launcher that would start it again is not there.
 */
public final class ChargerOption implements CompositeOption {

    /** Framework properties that name the files to {@link Configurator}: what the charger is configured by, and where it comes from. */
    static final String CONFIGURATION = "io.busbar.testkit.exam.configuration";
    static final String ENVIRONMENT = "io.busbar.testkit.exam.environment";
    private static final int RUNTIME_LEVEL = 1;

    private final Path home;
    private final List<Entry> bundles;
    private final Properties environment = new Properties();
    private final StringBuilder configuration = new StringBuilder();
    private Path data;

    private ChargerOption(Path home, List<Entry> bundles) {
        this.home = home;
        this.bundles = new ArrayList<>(bundles);
    }

    /**
     * The charger as it was delivered.
     *
     * @param home folder of an unpacked charger: {@code feature.json}, {@code bundles}, {@code lib}, {@code etc}
     * @throws UncheckedIOException when there is no charger in that folder
     */
    public static ChargerOption charger(Path home) {
        return charger(home, home.resolve("feature.json"));
    }

    /**
     * The charger that these feature files make. Each bundle they list is searched among the charger's bundles and libraries, and then on the
     * class path of the test, where a module's own classes stand too.
     *
     * @param home folder of an unpacked charger
     * @param features OSGi Feature JSON, without placeholders
     * @throws UncheckedIOException when a file cannot be read
     * @throws IllegalArgumentException when a bundle is nowhere
     */
    public static ChargerOption charger(Path home, Path... features) {
        Path folder = home.toAbsolutePath().normalize();
        List<Entry> entries = new ArrayList<>();
        try {
            for (Path feature : features) {
                for (FeatureSet.Listed listed : FeatureSet.list(feature)) {
                    if (!Files.exists(folder.resolve("lib").resolve(listed.jarName()))) {
                        entries.add(new Entry(packed(find(listed, folder, feature)), listed.startLevel()));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ChargerOption(folder, FeatureSet.of(entries).entries());
    }

    /**
     * The assembled charger in a folder of a build, wherever in it the archive was unpacked.
     *
     * @throws UncheckedIOException when there is none, or more than one
     */
    public static Path assembled(Path target) {
        try (Stream<Path> files = Files.walk(target, 3)) {
            List<Path> found = files.filter(file -> file.endsWith("feature.json") && Files.isDirectory(file.resolveSibling("lib")))
                    .toList();
            if (found.size() != 1) {
                throw new IOException("not one charger in " + target.toAbsolutePath() + ": " + found);
            }
            return found.get(0).toRealPath().getParent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path find(FeatureSet.Listed listed, Path home, Path feature) throws IOException {
        Path delivered = home.resolve("bundles").resolve(listed.jarName());
        if (Files.exists(delivered)) {
            return delivered;
        }
        Enumeration<URL> manifests = ChargerOption.class.getClassLoader().getResources("META-INF/MANIFEST.MF");
        while (manifests.hasMoreElements()) {
            URL manifest = manifests.nextElement();
            try (InputStream in = manifest.openStream()) {
                String name = new Manifest(in).getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME);
                if (name != null && name.split(";")[0].strip().equals(listed.artifactId())) {
                    return holder(manifest);
                }
            }
        }
        throw new IllegalArgumentException(
                feature + " lists " + listed.artifactId() + " " + listed.version() + ", which is neither in " + home
                        + " nor on the class path of this test");
    }

    private static Path holder(URL manifest) {
        String path = manifest.getPath();
        return manifest.getProtocol().equals("jar")
                ? Path.of(URI.create(path.substring(0, path.indexOf("!/"))))
                : Path.of(URI.create(manifest.toString())).getParent().getParent();
    }

    /** Without a bundle. @throws IllegalArgumentException when the charger does not have it */
    public ChargerOption without(String symbolicName) {
        if (!bundles.removeIf(entry -> entry.jar().getFileName().toString().startsWith(symbolicName + "-"))) {
            throw new IllegalArgumentException("the charger has no bundle " + symbolicName);
        }
        return this;
    }

    /** With one more bundle. @param startLevel from 1, see the features for what starts when */
    public ChargerOption with(Path jar, int startLevel) {
        bundles.add(new Entry(jar.toAbsolutePath(), startLevel));
        bundles.sort(Comparator.comparingInt(Entry::startLevel));
        return this;
    }

    /** A variable of the environment, which {@code etc/busbar.conf} has placeholders for: {@code BUSBAR_ID}, {@code BUSBAR_CSMS_URL}, ... */
    public ChargerOption environment(String name, Object value) {
        environment.setProperty(name, value.toString());
        return this;
    }

    /** More lines in the form of {@code etc/busbar.conf}; their values come before those that stand there. */
    public ChargerOption configuration(String lines) {
        configuration.append(lines).append('\n');
        return this;
    }

    /**
     * Where the station keeps everything; by default a new folder for each test class. A test that starts a station again where another one
     * ended gives both the same.
     */
    public ChargerOption data(Path directory) {
        data = directory.toAbsolutePath();
        return this;
    }

    @Override
    public Option[] getOptions() {
        try {
            if (data == null) {
                data = Files.createTempDirectory(work(), "station");
            }
            return options();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path work() throws IOException {
        return Files.createDirectories(Path.of("target", "exam").toAbsolutePath());
    }

    private Option[] options() throws IOException {
        Path lib = home.resolve("lib");
        Files.createDirectories(data);
        List<Option> options = new ArrayList<>(List.of(CoreOptions.workingDirectory(data.resolve("cache").toString()), //
                property(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT),
                property(Constants.FRAMEWORK_SYSTEMPACKAGES, SystemPackages.of(lib, data.resolve("system-packages"))),
                property(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(RUNTIME_LEVEL)),
                property("io.busbar.home", home.toString()), //
                property("io.busbar.data", data.toString()), //
                property("io.busbar.generation", "0"), //
                property("felix.log.level", "1"), //
                property(CONFIGURATION, Files.writeString(data.resolve("test.conf"), configuration).toString()), //
                property(ENVIRONMENT, writeEnvironment().toString()), //
                CoreOptions.systemPackage("io.busbar.launcher;version=\"0.1\""), //
                bundle(new Entry(packed(here()), RUNTIME_LEVEL)), //
                CoreOptions.junitBundles()));
        try (Stream<Path> jars = Files.list(lib)) {
            jars.sorted().forEach(jar -> options.add(CoreOptions.bootClasspathLibrary(jar.toUri().toString())));
        }
        options.addAll(List.of(bundles()));
        return options.toArray(Option[]::new);
    }

    Option[] bundles() {
        return bundles.stream().map(ChargerOption::bundle).toArray(Option[]::new);
    }

    private static Option property(String key, String value) {
        return CoreOptions.frameworkProperty(key).value(value);
    }

    private static Option bundle(Entry entry) {
        return CoreOptions.url(entry.jar().toUri().toString()).startLevel(entry.startLevel());
    }

    /** A bundle that the test's own module has not packed yet is packed here. */
    private static Path packed(Path bundle) throws IOException {
        if (!Files.isDirectory(bundle)) {
            return bundle;
        }
        Path jar = Files.createTempFile(work(), "bundle", ".jar");
        try (InputStream in = Files.newInputStream(bundle.resolve(JarFile.MANIFEST_NAME));
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), new Manifest(in));
                Stream<Path> files = Files.walk(bundle)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = bundle.relativize(file).toString().replace('\\', '/');
                if (!name.equals(JarFile.MANIFEST_NAME)) {
                    out.putNextEntry(new ZipEntry(name));
                    Files.copy(file, out);
                }
            }
        }
        return jar;
    }

    /** This bundle, which gives the configuration in the framework. */
    private static Path here() {
        try {
            return Path.of(ChargerOption.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path writeEnvironment() throws IOException {
        environment.putIfAbsent("BUSBAR_DATA", data.toString());
        environment.putIfAbsent("BUSBAR_PLANT_PORT", "0");
        Path file = data.resolve("environment.properties");
        try (Writer out = Files.newBufferedWriter(file)) {
            environment.store(out, null);
        }
        return file;
    }
}
