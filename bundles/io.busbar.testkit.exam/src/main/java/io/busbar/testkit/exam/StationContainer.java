package io.busbar.testkit.exam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.TestContainerFactory;
import org.ops4j.pax.exam.nat.internal.NativeTestContainer;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * Pax Exam's native container (the framework runs in the test's process) with the framework and the libraries of the charger instead of those
 * on the class path of the test: {@code @ExamFactory(StationContainer.class)}, with {@link ChargerOption} as an option.
 */
public final class StationContainer implements TestContainerFactory {

    @Override
    public TestContainer[] create(ExamSystem system) {
        try {
            return new TestContainer[]{new Contained(system, new Libraries())};
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The framework's threads find services of the libraries where they would in a station: their context class loader is the libraries'. */
    private static final class Contained extends NativeTestContainer {

        private final Libraries libraries;

        Contained(ExamSystem system, Libraries libraries) throws IOException {
            super(system, libraries);
            this.libraries = libraries;
        }

        @Override
        public synchronized TestContainer start() {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(libraries.loader);
            try {
                return super.start();
            } finally {
                thread.setContextClassLoader(before);
            }
        }

        @Override
        public synchronized TestContainer stop() {
            try {
                return super.stop();
            } finally {
                libraries.close();
            }
        }
    }

    private static final class Libraries implements FrameworkFactory {

        private final LibraryLoader loader = new LibraryLoader();

        @Override
        public Framework newFramework(Map<String, String> properties) {
            loader.open(Path.of(properties.get("io.busbar.home"), "lib"));
            return ServiceLoader.load(FrameworkFactory.class, loader).findFirst().orElseThrow().newFramework(properties);
        }

        void close() {
            try {
                loader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
