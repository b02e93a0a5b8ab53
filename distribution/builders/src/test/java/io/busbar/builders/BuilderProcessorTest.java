package io.busbar.builders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuilderProcessorTest {

    private static final String READING = """
            package a;
            import java.util.List;
            @io.busbar.builders.GeneratedBuilder
            public record Reading(String unit, int count, boolean valid, List<String> notes, byte[] raw, Double volts) {
                public static ReadingBuilder builder() { return new ReadingBuilder(); }
                public ReadingBuilder toBuilder() { return new ReadingBuilder(this); }
            }
            """;

    @TempDir
    Path folder;

    /** @return the compiler's words, empty if there are none */
    private String compile(String name, String text) throws IOException {
        Path source = Files.writeString(Files.createDirectories(folder.resolve("src")).resolve(name + ".java"), text);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> words = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(words, null, null)) {
            JavaCompiler.CompilationTask task = compiler.getTask(null, files, words,
                    List.of("-Xlint:all,-processing", "-Werror", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")
                            + File.pathSeparator + classes),
                    null, files.getJavaFileObjects(source));
            task.setProcessors(List.of(new BuilderProcessor()));
            task.call();
        }
        return words.getDiagnostics().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    private URLClassLoader loader() throws IOException {
        return new URLClassLoader(new URL[]{folder.resolve("classes").toUri().toURL()});
    }

    private static Object set(Object builder, String name, Class<?> type, Object value) throws ReflectiveOperationException {
        return builder.getClass().getMethod(name, type).invoke(builder, value);
    }

    @Test
    @DisplayName("A builder sets each component, leaves the others null, and copies a record")
    void builds() throws Exception {
        assertEquals("", compile("Reading", READING));
        try (URLClassLoader loader = loader()) {
            Class<?> reading = loader.loadClass("a.Reading");
            Object builder = reading.getMethod("builder").invoke(null);
            set(set(set(builder, "count", int.class, 3), "valid", boolean.class, true), "notes", List.class, List.of("x"));
            Object built = builder.getClass().getMethod("build").invoke(builder);
            assertEquals(3, reading.getMethod("count").invoke(built));
            assertEquals(List.of("x"), reading.getMethod("notes").invoke(built));
            assertNull(reading.getMethod("unit").invoke(built));
            assertNull(reading.getMethod("volts").invoke(built));

            Object copy = set(reading.getMethod("toBuilder").invoke(built), "unit", String.class, "V");
            Object other = copy.getClass().getMethod("build").invoke(copy);
            assertEquals("V", reading.getMethod("unit").invoke(other));
            assertEquals(3, reading.getMethod("count").invoke(other));
            assertEquals(true, reading.getMethod("valid").invoke(other));
        }
    }

    @Test
    @DisplayName("A number or flag that was not set is an error that names it, not 0 or false")
    void numbersAreRequired() throws Exception {
        assertEquals("", compile("Reading", READING));
        try (URLClassLoader loader = loader()) {
            Object builder = loader.loadClass("a.Reading").getMethod("builder").invoke(null);
            set(builder, "count", int.class, 3);
            Method build = builder.getClass().getMethod("build");
            InvocationTargetException failure = assertThrows(InvocationTargetException.class, () -> build.invoke(builder));
            assertEquals(NullPointerException.class, failure.getCause().getClass());
            assertEquals("valid", failure.getCause().getMessage());
        }
    }

    @Test
    @DisplayName("Nothing of the processor is needed at run time, and a builder does not print what it holds")
    void needsNothing() throws Exception {
        assertEquals("", compile("Reading", READING));
        for (String file : List.of("Reading", "ReadingBuilder")) {
            byte[] bytes = Files.readAllBytes(folder.resolve("classes/a/" + file + ".class"));
            assertFalse(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).contains("builders"), file);
        }
        try (URLClassLoader loader = loader()) {
            assertEquals(Object.class, loader.loadClass("a.ReadingBuilder").getMethod("toString").getDeclaringClass());
        }
    }

    @Test
    @DisplayName("A record within a class has its builder beside that class, no more visible than itself")
    void nested() throws Exception {
        assertEquals("", compile("Outer", """
                package a;
                final class Outer {
                    @io.busbar.builders.GeneratedBuilder
                    record Part(String name, int number) {
                        PartBuilder toBuilder() { return new PartBuilder(this); }
                    }
                }
                """));
        try (URLClassLoader loader = loader()) {
            assertEquals(java.lang.reflect.Modifier.FINAL, loader.loadClass("a.PartBuilder").getModifiers());
        }
    }

    @Test
    @DisplayName("What can have no builder is an error of the compiler with the reason")
    void refused() throws Exception {
        assertTrue(compile("NoRecord", "@io.busbar.builders.GeneratedBuilder class NoRecord {}").contains("Only a record"));
        assertTrue(compile("Box", "@io.busbar.builders.GeneratedBuilder record Box<T>(T it) {}").contains("without type parameters"));
        assertTrue(compile("Hidden", "class Hidden { @io.busbar.builders.GeneratedBuilder private record Inner(int a) {} }")
                .contains("private record"));
    }
}
