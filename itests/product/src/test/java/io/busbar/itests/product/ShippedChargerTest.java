package io.busbar.itests.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.busbar.testing.Budget;
import io.busbar.testing.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped charger as a process, against peers in Node. Without Node and npm these tests are skipped. */
class ShippedChargerTest {

    private static final Path NODE = Path.of("target/node").toAbsolutePath();
    private static final int MINUTES = 10;

    @BeforeAll
    static void installPeer() throws Exception {
        boolean there = works("node", "--version") && works("npm", "--version");
        assertTrue(there || !Boolean.getBoolean("busbar.peer.required"), "node and npm are required here");
        assumeTrue(there, "no node and npm on this machine");
        Files.createDirectories(NODE);
        try (Stream<Path> files = Files.list(Path.of("src/test/node"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, NODE.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        assertEquals(0, run(NODE.resolve("npm.log"), "npm", "ci", "--silent", "--no-audit", "--no-fund"),
                "npm ci, see target/node/npm.log");
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
        Process process = new ProcessBuilder(command).directory(NODE.toFile()).redirectErrorStream(true).redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("not done in " + MINUTES + " minutes, see " + log);
        }
        return process.exitValue();
    }

    private static Path charger() throws IOException {
        try (Stream<Path> found = Files.list(Path.of("../../distribution/charger/target"))) {
            return found.map(directory -> directory.resolve("busbar-charger")).filter(Files::isDirectory).findFirst().orElseThrow()
                    .toRealPath();
        }
    }

    private static void scenario(String script, Path data, String... more) throws Exception {
        Path log = NODE.resolve(script + ".log");
        List<String> command = new ArrayList<>(List.of("node", script, charger().toString(), data.toString()));
        command.addAll(List.of(more));
        int exit = run(log, command.toArray(String[]::new));
        List<String> problems = Files.readAllLines(log).stream().filter(line -> line.startsWith("PROBLEM")).toList();
        assertEquals(0, exit, () -> problems + ", see " + log);
    }

    @Test
    @DisplayName("A strict CSMS drives it through boot, sessions, remote start and stop, variables, reports, an outage and a reset: no violation")
    void strictPeer(@TempDir Path data) throws Exception {
        scenario("peer.js", data.resolve("station"));
    }

    @Test
    @DisplayName("kill -9 at random instants of transactions: the CSMS holds each once, complete")
    void kills(@TempDir Path data) throws Exception {
        scenario("kill.js", data.resolve("station"), Integer.toString(Budget.KILLS.get()),
                Long.toString(Seed.orElse(20_260_301L)));
    }
}
