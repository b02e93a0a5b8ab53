package io.busbar.testkit.exam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The class path of a charger within the process of a test: the charger's libraries come before those of the test. Shared are the framework's
 * contract, so that Pax Exam can work with it, and what the charger does not have.
 */
final class LibraryLoader extends URLClassLoader {

    private static final List<String> SHARED = List.of("org.osgi.framework.", "org.osgi.resource.", "org.osgi.dto.");

    /** A service of the test's libraries would not fit those of the charger. */
    private static final String SERVICES = "META-INF/services/";

    private final ClassLoader test = LibraryLoader.class.getClassLoader();

    LibraryLoader() {
        super("charger", new URL[0], ClassLoader.getPlatformClassLoader());
    }

    void open(Path lib) {
        try (Stream<Path> jars = Files.list(lib)) {
            for (Path jar : jars.sorted().toList()) {
                addURL(jar.toUri().toURL());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (SHARED.stream().noneMatch(name::startsWith)) {
            try {
                return super.findClass(name);
            } catch (ClassNotFoundException e) {
                // not the charger's
            }
        }
        return test.loadClass(name);
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        Enumeration<URL> own = super.findResources(name);
        return own.hasMoreElements() || name.startsWith(SERVICES) ? own : test.getResources(name);
    }

    @Override
    public URL findResource(String name) {
        URL own = super.findResource(name);
        return own != null || name.startsWith(SERVICES) ? own : test.getResource(name);
    }
}
