package io.busbar.itests.bundles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bsh.EvalError;
import bsh.Interpreter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of contracts against their reference (.mvn/baseline.bsh), by contracts that are changed on purpose. */
class ContractReferenceTest {

    private static final String BUNDLE = "io.busbar.sample.api";
    private static final String LAMP = """
            package io.busbar.sample.api;
            /** Implemented by drivers. */
            @org.osgi.annotation.versioning.ConsumerType
            public interface Lamp {
                void on();
                void off();
                private void blink() { on(); off(); }
            }
            """;
    private static final String BULB = """
            package io.busbar.sample.api;
            public record Bulb(double watts) {
                public static Bulb ofWatts(double watts) { return new Bulb(watts); }
            }
            """;

    @TempDir
    Path folder;

    private final Interpreter checks = new Interpreter();
    private int compiled;

    private void readScript() throws IOException, EvalError {
        Path top = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(top.resolve(".mvn"))) {
            top = top.getParent();
        }
        checks.source(top.resolve(".mvn/baseline.bsh").toString());
    }

    /** @return the folder of classes of a bundle that exports the package with that version */
    private Path bundle(String version, String... sources) throws IOException {
        Path work = Files.createDirectories(folder.resolve("bundle" + ++compiled));
        Path classes = Files.createDirectories(work.resolve("classes/META-INF")).getParent();
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
        for (String source : sources) {
            String name = source.contains("interface Lamp") ? "Lamp" : "Bulb";
            arguments.add(Files.writeString(work.resolve(name + ".java"), source).toString());
        }
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)));
        Files.writeString(classes.resolve("META-INF/MANIFEST.MF"),
                "Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-SymbolicName: " + BUNDLE
                        + "\nBundle-Version: 1.0.0\n"
                        + (version.isEmpty() ? "" : "Export-Package: " + BUNDLE + ";version=\"" + version + "\"\n"));
        return classes;
    }

    private Path reference() {
        return folder.resolve(".mvn/baseline/" + BUNDLE + ".jar");
    }

    private boolean holds(Path classes, String mode) throws EvalError {
        checks.set("root", folder.toString());
        checks.set("classes", classes.toString());
        checks.set("mode", mode);
        return (Boolean) checks.eval("contractsHold(\"" + BUNDLE + "\", root, classes, mode)");
    }

    private String wrong(Path classes) throws EvalError {
        checks.set("classes", classes.toString());
        checks.set("reference", reference().toFile());
        List<?> lines = (List<?>) checks.eval("wrongContracts(classes, reference)");
        return lines.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    @BeforeEach
    void release() throws Exception {
        readScript();
        Path released = bundle("1.0.0", LAMP, BULB);
        assertTrue(holds(released, "check"), "nothing to compare with");
        assertTrue(holds(released, "write"));
        assertTrue(Files.isRegularFile(reference()));
        assertTrue(holds(released, "check"));
    }

    @Test
    @DisplayName("A method that is removed from a contract fails the build and is named, until the package has a higher major version")
    void removedMethod() throws Exception {
        String less = LAMP.replace("void off();", "").replace("off();", "");
        Path broken = bundle("1.0.0", less, BULB);
        assertFalse(holds(broken, "check"));
        String words = wrong(broken);
        assertTrue(words.contains("needs 2.0.0"), words);
        assertTrue(words.contains("removed: method off()") && words.contains(BUNDLE + ".Lamp"), words);
        assertFalse(holds(bundle("1.1.0", less, BULB), "check"));
        assertTrue(holds(bundle("2.0.0", less, BULB), "check"));
    }

    @Test
    @DisplayName("A method that those who implement a contract do not have is a higher major version, one that only callers see a higher minor one")
    void addedMethods() throws Exception {
        String forced = wrong(bundle("1.0.0", LAMP.replace("void on();", "void on(); void dim(int percent);"), BULB));
        assertTrue(forced.contains("needs 2.0.0") && forced.contains("added: method dim(int)"), forced);
        String more = BULB.replace("public static", "public boolean bright() { return watts > 40; } public static");
        assertTrue(wrong(bundle("1.0.0", LAMP, more)).contains("needs 1.1.0"));
        assertTrue(holds(bundle("1.1.0", LAMP, more), "check"));
    }

    @Test
    @DisplayName("A component that is added to a record takes its constructor away and is a higher major version")
    void wholeRecord() throws Exception {
        String wider = BULB.replace("(double watts) {", "(double watts, String socket) {").replace("new Bulb(watts)",
                "new Bulb(watts, \"E27\")");
        assertTrue(wrong(bundle("1.0.0", LAMP, wider)).contains("needs 2.0.0"));
    }

    @Test
    @DisplayName("A package that is not exported any more fails the build")
    void removedPackage() throws Exception {
        assertTrue(wrong(bundle("", LAMP, BULB)).contains("is not exported any more"));
    }

    @Test
    @DisplayName("What nobody compiles against may change: code, private members; and a reference is the same however often it is written")
    void insides() throws Exception {
        Path other = bundle("1.0.0", LAMP.replace("on(); off();", "off();"), BULB.replace("new Bulb(watts)", "new Bulb(watts + 1)"));
        assertTrue(holds(other, "check"));
        byte[] before = Files.readAllBytes(reference());
        assertTrue(holds(other, "write"));
        assertArrayEquals(before, Files.readAllBytes(reference()));
        try (Stream<Path> files = Files.list(reference().getParent())) {
            assertEquals(List.of(reference()), files.toList());
        }
    }

    @Test
    @DisplayName("Only contracts are compared")
    void onlyContracts() throws Exception {
        checks.set("classes", folder.toString());
        assertTrue((Boolean) checks.eval("contractsHold(\"io.busbar.block.sample\", classes, classes, \"write\")"));
        try (Stream<Path> files = Files.list(reference().getParent())) {
            assertEquals(1, files.count());
        }
    }
}
