package io.busbar.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What nobody here wrote: the npm package ocpp-rpc carries the official schemas and a strict server's validators. It is installed below
 * {@code target} on first use, and runs as one process for all tests of a JVM. Without Node and npm the check is left out, and says so; with
 * {@code -Dbusbar.peer.required} it fails.
 */
final class OfficialSchemas {

    private static final Path HOME = Path.of("target/node").toAbsolutePath();
    private static final Path SOURCES = Path.of("src/test/node");
    private static final int MINUTES = 5;
    private static Boolean installed;
    private static Process validator;

    private OfficialSchemas() {}

    static synchronized void check(String who, List<ScriptedCsms.Seen> frames) throws IOException {
        if (!installed()) {
            System.out.println(
                    "no node and npm on this machine: " + frames.size() + " frames of " + who + " are not held against the schemas");
            return;
        }
        if (validator == null) {
            validator = new ProcessBuilder("node", "validate.js").directory(HOME.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(validator::destroy));
        }
        List<String> wrong = new ArrayList<>();
        Writer out = validator.outputWriter(StandardCharsets.UTF_8);
        BufferedReader in = validator.inputReader(StandardCharsets.UTF_8);
        for (ScriptedCsms.Seen frame : frames) {
            String schema = frame.message().replaceAll("Request$", ".req").replaceAll("Response$", ".conf");
            out.write("{\"schema\":\"urn:" + schema + "\",\"payload\":" + frame.payload() + "}\n");
            out.flush();
            String verdict = in.readLine();
            if (verdict == null) {
                throw new IOException("the validator has ended");
            }
            if (!verdict.equals("fits")) {
                wrong.add(verdict);
            }
        }
        assertEquals(List.of(), wrong, "frames of " + who + " that the strict CSMS does not accept");
    }

    private static synchronized boolean installed() throws IOException {
        if (installed == null) {
            installed = works("node") && works("npm");
            if (!installed && Boolean.getBoolean("busbar.peer.required")) {
                throw new IOException("node and npm are required here");
            }
            if (installed) {
                Files.createDirectories(HOME);
                install();
            }
        }
        return installed;
    }

    /** Several JVMs run the classes of this module: the first installs, the others wait for it. */
    private static void install() throws IOException {
        Path mark = HOME.resolve("installed.json");
        try (FileChannel channel = FileChannel.open(HOME.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                Stream<Path> sources = Files.list(SOURCES)) {
            channel.lock();
            for (Path file : sources.toList()) {
                Files.copy(file, HOME.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
            Path wanted = HOME.resolve("package-lock.json");
            if (Files.exists(mark) && Files.mismatch(wanted, mark) < 0) {
                return;
            }
            assertEquals(0, run(HOME.resolve("npm.log"), "npm", "ci", "--silent", "--no-audit", "--no-fund"),
                    "npm ci, see " + HOME + "/npm.log");
            Files.copy(wanted, mark, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean works(String command) {
        try {
            return new ProcessBuilder(command, "--version").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int run(Path log, String... command) throws IOException {
        Process process = new ProcessBuilder(command).directory(HOME.toFile()).redirectErrorStream(true).redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(List.of(command) + " did not end");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return process.exitValue();
    }
}
