package io.busbar.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void keys() throws IOException {
        tool(0, "keys", "new", path("root"));
        tool(0, "keys", "new", path("feature"));
        tool(0, "keys", "list", "--root", path("root.key"), "--number", "1", "--key", path("feature.pub"), "-o", path("keys.json"));
        Files.createDirectory(folder.resolve("roots"));
        Files.copy(folder.resolve("root.pub"), folder.resolve("roots/root.pem"));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String tool(int exit, String... args) {
        said.reset();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = Main.run(List.of(args), out, out, CLOCK);
        String text = said.toString(StandardCharsets.UTF_8);
        assertEquals(exit, code, text);
        return text;
    }

    private String jar(String name, String... headers) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (!name.isEmpty()) {
            manifest.getMainAttributes().putValue("Bundle-SymbolicName", name + ";singleton:=true");
            manifest.getMainAttributes().putValue("Bundle-Version", "1.4.0");
        }
        for (int i = 0; i < headers.length; i += 2) {
            manifest.getMainAttributes().putValue(headers[i], headers[i + 1]);
        }
        Path jar = folder.resolve(name + ".jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar.toString();
    }

    private String[] archive(String... more) {
        List<String> args = new ArrayList<>(List.of("archive", "-o", path("meter.zip"), "--name", "com.example:meter", "--version", "1.4.0",
                "--counter", "7", "--key", path("feature.key"), "--keys", path("keys.json")));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    @Test
    void anArchiveIsBuiltAndTellsAllOfItself() throws Exception {
        tool(0, archive("--minimum", "1.2.0", "--expires", "2026-12-31", "--requires", "io.busbar.driver.api=[1.0,2)", "--config",
                "com.example.meter:port=/dev/tty:0=a", jar("com.example.meter", "Busbar-Update", "idle"), jar("com.example.lock"),
                jar("com.example.api", "Export-Package", "com.example.api")));
        String text = tool(0, "inspect", path("meter.zip"), "--roots", path("roots"));
        for (String expected : List.of("meter 1.4.0 (com.example:meter:1.4.0)", "counter     7", "1.2.0 and newer", "2027-01-01T00:00:00Z",
                "io.busbar.driver.api [1.0.0,2.0.0)", "com.example.meter port = /dev/tty:0=a", "com.example.meter 1.4.0",
                "list 1, 1 may sign, 0 revoked",
                "when no EVSE is in use", "replaced while the station works", "replaced by a restart", "verified: ")) {
            assertTrue(text.contains(expected), expected + " is not in" + System.lineSeparator() + text);
        }
    }

    @Test
    void withoutRootsNothingIsCalledVerified() throws Exception {
        tool(0, archive(jar("com.example.meter")));
        assertTrue(tool(1, "inspect", path("meter.zip")).contains("not verified: no root keys"));
        Files.createDirectory(folder.resolve("empty"));
        assertTrue(tool(1, "inspect", path("meter.zip"), "--roots", path("empty")).contains("no root key"));
    }

    @Test
    void anotherRootExpiryAndDamageAreSaid() throws Exception {
        tool(0, archive("--expires", "2026-05-30", jar("com.example.meter")));
        assertTrue(tool(1, "inspect", path("meter.zip"), "--roots", path("roots")).contains("NOT VERIFIED, EXPIRED"));
        tool(0, "keys", "new", path("stranger"));
        Files.createDirectory(folder.resolve("others"));
        Files.copy(folder.resolve("stranger.pub"), folder.resolve("others/root.pem"));
        assertTrue(tool(1, "inspect", path("meter.zip"), "--roots", path("others")).contains("NOT VERIFIED, WRONG_SIGNER"));
        Files.write(folder.resolve("meter.zip"), new byte[40]);
        assertTrue(tool(1, "inspect", path("meter.zip"), "--roots", path("roots")).contains("INVALID_ARCHIVE"));
        assertTrue(tool(1, "inspect", path("none.zip")).contains("there is no file none.zip"));
    }

    @Test
    void aKeyThatMayNotSignBuildsNothing() throws Exception {
        String jar = jar("com.example.meter");
        tool(0, "keys", "new", path("next"));
        tool(0, "keys", "list", "--root", path("root.key"), "--number", "2", "--key", path("next.pub"), "-o", path("keys.json"));
        assertTrue(tool(1, archive(jar)).contains("may not sign features"));
        tool(0, "keys", "list", "--root", path("root.key"), "--number", "3", "--key", path("next.pub"), "--key", path("feature.pub"),
                "--revoke",
                path("feature.pub"), "-o", path("keys.json"));
        assertTrue(tool(1, archive(jar)).contains("is revoked"));
        assertFalse(Files.exists(folder.resolve("meter.zip")));
    }

    @Test
    void aPrivateKeyIsReadableByItsOwnerAloneAndNeverOverwritten() throws Exception {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("root.key"))));
        String before = Files.readString(folder.resolve("root.key"));
        assertTrue(tool(1, "keys", "new", path("root")).contains("is not overwritten"));
        assertEquals(before, Files.readString(folder.resolve("root.key")));
        assertFalse(Files.readString(folder.resolve("root.pub")).contains("PRIVATE"));
    }

    @Test
    void halvesOfDifferentPairsAreNotTaken() throws Exception {
        tool(0, "keys", "new", path("other"));
        Files.copy(folder.resolve("other.pub"), folder.resolve("feature.pub"), StandardCopyOption.REPLACE_EXISTING);
        assertTrue(tool(1, archive(jar("com.example.meter"))).contains("is not the public half"));
    }

    @Test
    void wrongArgumentsAreSaid() throws Exception {
        for (String[] args : List.of(new String[]{}, new String[]{"keys"}, new String[]{"keys", "new"}, new String[]{"nothing"},
                new String[]{"inspect"}, new String[]{"inspect", "x", "--roots"}, archive("--counter", "8", "x.jar"),
                archive("--config", "pid"),
                archive("--expires", "soon", jar("com.example.meter")), new String[]{"archive", "--name", "meter"})) {
            assertTrue(tool(2, args).contains("usage:"));
        }
        assertTrue(tool(1, archive(jar("", "X", "y"))).contains("is no bundle"));
        assertTrue(tool(1, archive()).contains("a feature of nothing"));
        assertTrue(tool(1, archive(path("none.jar"))).contains("none.jar"));
        assertFalse(Files.exists(folder.resolve("meter.zip")));
    }
}
