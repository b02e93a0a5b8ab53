package io.busbar.testkit.exam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ops4j.pax.exam.options.UrlProvisionOption;

class ChargerOptionTest {

    @TempDir
    Path folder;
    private Path home;

    @BeforeEach
    void unpack() throws IOException {
        home = folder.resolve("target/x/charger");
        for (String name : List.of("bundles/a.b-1.jar", "bundles/a.c-2.jar", "lib/a.lib-3.jar", "etc/busbar.conf")) {
            Files.createDirectories(home.resolve(name).getParent());
            Files.writeString(home.resolve(name), "");
        }
        Files.writeString(home.resolve("feature.json"), feature("g:a.c:2", 3, "g:a.b:1", 2, "g:a.lib:3", 1));
    }

    private static String feature(Object... idsAndLevels) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < idsAndLevels.length; i += 2) {
            lines.append(i == 0 ? "" : ",").append("{\"id\":\"").append(idsAndLevels[i]).append("\",\"start-order\":")
                    .append(idsAndLevels[i + 1]).append('}');
        }
        return "{\"bundles\":[" + lines + "]}";
    }

    private static List<String> bundles(ChargerOption charger) {
        return Arrays.stream(charger.bundles()).filter(UrlProvisionOption.class::isInstance).map(UrlProvisionOption.class::cast)
                .map(bundle -> bundle.getStartLevel() + " " + bundle.getURL().replaceFirst(".*/", "")).toList();
    }

    @Test
    @DisplayName("The bundles are those of the list, at its start levels; what is on the class path is not installed")
    void list() {
        assertEquals(List.of("2 a.b-1.jar", "3 a.c-2.jar"), bundles(ChargerOption.charger(home)));
        assertEquals(List.of("3 a.c-2.jar"), bundles(ChargerOption.charger(home).without("a.b")));
        assertEquals(List.of("1 own.jar", "2 a.b-1.jar", "3 a.c-2.jar"),
                bundles(ChargerOption.charger(home).with(folder.resolve("own.jar"), 1)));
    }

    @Test
    @DisplayName("A feature file's bundles may stand on the class path of the test")
    void features() throws IOException {
        Path own = Files.writeString(folder.resolve("own.json"), feature("g:a.b:1", 2, "io.busbar:io.busbar.update.format:0", 4));
        List<String> bundles = bundles(ChargerOption.charger(home, own));
        assertEquals("2 a.b-1.jar", bundles.get(0));
        assertTrue(bundles.get(1).matches("4 (io.busbar.update.format|bundle).*\\.jar"), bundles.toString());
    }

    @Test
    @DisplayName("What is nowhere is an error that names it")
    void errors() throws IOException {
        Path own = Files.writeString(folder.resolve("own.json"), feature("g:no.such:7", 2));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> ChargerOption.charger(home, own)).getMessage().contains("no.such 7"));
        assertThrows(IllegalArgumentException.class, () -> ChargerOption.charger(home).without("a"));
        assertThrows(UncheckedIOException.class, () -> ChargerOption.charger(folder));
    }

    @Test
    @DisplayName("The assembled charger of a build is found")
    void assembled() throws IOException {
        assertEquals(home.toRealPath(), ChargerOption.assembled(folder.resolve("target")));
        assertThrows(UncheckedIOException.class, () -> ChargerOption.assembled(folder.resolve("target/x/charger/lib")));
    }
}
