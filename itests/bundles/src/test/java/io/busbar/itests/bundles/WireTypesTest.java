package io.busbar.itests.bundles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.WireEnum;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Contracts that may know OCPP's messages have no enumeration of their own for what is one of OCPP's. */
class WireTypesTest {

    private static final List<String> CONTRACTS = List.of("io.busbar.ocpp.api", "io.busbar.station.api", "io.busbar.security.api");

    private enum Twin {
        AVAILABLE, OCCUPIED, RESERVED, UNAVAILABLE, FAULTED
    }

    private enum Cousin {
        AVAILABLE, OCCUPIED, ON_FIRE
    }

    private static Path classes(String bundle) {
        Path top = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(top.resolve(".mvn"))) {
            top = top.getParent();
        }
        return top.resolve("bundles").resolve(bundle).resolve("target/classes");
    }

    private static List<Class<?>> enums(String bundle, ClassLoader loader) throws IOException {
        Path folder = classes(bundle);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .map(name -> load(name.substring(0, name.length() - 6).replace('/', '.'), loader)).filter(Class::isEnum)
                    .collect(Collectors.toList());
        }
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** Names of constants without what tells spellings apart. */
    private static Set<String> constants(Class<?> type) {
        return Arrays.stream(type.getFields()).filter(java.lang.reflect.Field::isEnumConstant)
                .map(field -> field.getName().replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private static List<String> twins(List<Class<?>> own, List<Class<?>> wire) {
        List<String> found = new ArrayList<>();
        for (Class<?> one : own) {
            wire.stream().filter(other -> constants(other).equals(constants(one)))
                    .forEach(other -> found.add(one.getName() + " is " + other.getName()));
        }
        return found;
    }

    @Test
    @DisplayName("No enumeration of a contract has the constants of one of OCPP's")
    void noTwins() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String bundle : CONTRACTS) {
            urls.add(classes(bundle).toUri().toURL());
        }
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), WireTypesTest.class.getClassLoader())) {
            List<Class<?>> wire = enums("io.busbar.ocpp.messages", loader).stream().filter(WireEnum.class::isAssignableFrom)
                    .collect(Collectors.toList());
            assertTrue(wire.size() > 100, wire.size() + " enumerations of OCPP");
            List<Class<?>> own = new ArrayList<>();
            for (String bundle : CONTRACTS) {
                own.addAll(enums(bundle, loader));
            }
            assertTrue(own.size() > 10, own::toString);
            assertEquals(List.of(), twins(own, wire));
            assertEquals(1, twins(List.of(Twin.class, Cousin.class), wire).size(), "a twin would be found");
        }
    }
}
