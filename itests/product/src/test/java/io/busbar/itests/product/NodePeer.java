package io.busbar.itests.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.busbar.testing.Patience;
import io.busbar.testing.Ports;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Peers in Node, which start the shipped charger themselves. Without Node and npm their tests are skipped. */
final class NodePeer {

    private static final Path NODE = Path.of("target/node").toAbsolutePath();
    private static final Path LOCK_FILE = NODE.resolve("package-lock.json");
    private static final Path INSTALLED = NODE.resolve("installed-package-lock.json");
    private static final Duration PATIENCE = Patience.ofSeconds(600);
    private static final int PORTS = 2;

    private NodePeer() {}

    /** Once for all forks of this module. */
    static void install() throws Exception {
        boolean there = works("node", "--version") && works("npm", "--version");
        assertTrue(there || !Boolean.getBoolean("busbar.peer.required"), "node and npm are required here");
        assumeTrue(there, "no node and npm on this machine");
        Files.createDirectories(NODE);
        try (FileChannel channel = FileChannel.open(NODE.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = channel.lock()) {
            assertTrue(alone.isValid());
            try (Stream<Path> files = Files.list(Path.of("src/test/node"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, NODE.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            if (!Files.exists(INSTALLED) || Files.mismatch(INSTALLED, LOCK_FILE) >= 0) {
                assertEquals(0, run(NODE.resolve("npm.log"), "npm", "ci", "--silent", "--no-audit", "--no-fund", "--prefer-offline"),
                        "npm ci, see target/node/npm.log");
                Files.copy(LOCK_FILE, INSTALLED, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static boolean works(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                    .waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int run(Path log, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(NODE.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("TEST_PATIENCE", Double.toString(Patience.ofSeconds(1).toMillis() / 1_000.0));
        builder.environment().put("TEST_PORTS",
                String.join(",", Stream.generate(Ports::reserve).limit(PORTS).map(port -> Integer.toString(port)).toList()));
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }));
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("not done in " + PATIENCE + ", see " + log);
        }
        return process.exitValue();
    }

    /** Plays a script to its end. @param more arguments after the charger's folder and the one for its data */
    static void play(String script, Path data, String... more) throws Exception {
        Path log = NODE.resolve(script + ".log");
        List<String> command = new ArrayList<>(List.of("node", script, Charger.home().toString(), data.toString()));
        command.addAll(List.of(more));
        int exit = run(log, command.toArray(String[]::new));
        List<String> problems = Files.readAllLines(log).stream().filter(line -> line.startsWith("PROBLEM")).toList();
        assertEquals(0, exit, () -> problems + ", see " + log);
    }
}
