package io.busbar.itests.product;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.testing.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who has made a mistake in the configuration: what it is, in one line, and a process that ends. */
class ConfigurationTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int CANNOT_START = 1;

    @TempDir
    Path folder;

    private String failed(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        try (Charger charger = Charger.start(environment, arguments)) {
            assertEquals(CANNOT_START, charger.awaitExit(SOON), charger.output());
            assertFalse(charger.output().contains("\tat "), charger.output());
            return charger.output();
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    @Test
    @DisplayName("All that is wrong in the configuration is said at once, with file and line, before anything starts")
    void allProblems() throws Exception {
        List<String> lines = Files.readAllLines(Charger.home().resolve("etc/busbar.conf")).stream()
                .map(line -> line.equals("maxAmps = 16") ? "maxAmps = thirty" : line)
                .map(line -> line.equals("connectors = cType2") ? "connectors = cType9" : line)
                .map(line -> line.equals("busbar.evse.id = 2") ? "busbar.evse.id = 3" : line).toList();
        Path file = Files.write(folder.resolve("busbar.conf"), Stream.concat(lines.stream(), Stream.of("[io.busbar.nobody]")).toList());
        String output = failed(Map.of("BUSBAR_PASSWORD", "short", "BUSBAR_CSMS_ROOTS", "/nowhere/roots.pem"), "run", "--config",
                file.toString(), "--id", "CS:1", "--data", data());
        int maxAmps = lines.indexOf("maxAmps = thirty") + 1;
        for (String expected : List.of("busbar.conf:" + maxAmps + ": maxAmps must be from 6 to 80, not \"thirty\"",
                "connectors must be OCPP's types of sockets and cables", "not \"cType9\"",
                "busbar.evse.id must be 2, not \"3\": EVSEs are numbered from 1 without holes",
                "password must be 16 to 40 characters long", "roots: there is no file /nowhere/roots.pem (BUSBAR_CSMS_ROOTS)",
                "not \"CS:1\" (BUSBAR_ID)", "no component of this station is configured by io.busbar.nobody")) {
            assertTrue(output.contains(expected), expected + " is missing in:\n" + output);
        }
        assertFalse(output.contains("short"), output);
        assertFalse(output.contains("StartupOfTheDevice"), output);
    }

    @Test
    @DisplayName("First values that no module declares, that do not fit or that cannot be set are warnings in log and health, with file and variable")
    void variables() throws Exception {
        Path file = Files.writeString(folder.resolve("busbar.conf"),
                Files.readString(Charger.home().resolve("etc/busbar.conf")).replace("OCPPCommCtrlr.HeartbeatInterval = 300",
                        "OCPPCommCtrlr.HeartbeatIntervall = 300\nOCPPCommCtrlr.HeartbeatInterval = often\nChargingStation.Model = Mine\n"
                                + "OCPPCommCtrlr.WebSocketPingInterval = 61"));
        Path data = folder.resolve("data");
        try (Charger charger = Charger.start(Map.of("BUSBAR_PASSWORD", "sixteen-characters-or-more"), "run", "--config", file.toString(),
                "--data", data.toString())) {
            await().atMost(Patience.ofSeconds(60)).until(() -> Files.exists(data.resolve("console")));
            await().atMost(Patience.ofSeconds(60)).until(() -> health(data).contains("HeartbeatIntervall"));
            String place = file + ": [io.busbar.variables] ";
            for (String said : List.of(health(data), charger.output())) {
                assertTrue(said.contains(place + "OCPPCommCtrlr.HeartbeatIntervall has no effect: no module of this station declares"),
                        said);
                assertTrue(said.contains(place + "OCPPCommCtrlr.HeartbeatInterval has no effect: the value does not fit (not an integer"),
                        said);
                assertTrue(said.contains(place + "ChargingStation.Model has no effect: the variable cannot be set"), said);
                assertFalse(said.contains("WebSocketPingInterval has"), said);
                assertFalse(said.contains("OrganizationName has"), said);
                assertFalse(said.contains("component."), said);
            }
        }
    }

    @Test
    @DisplayName("A configuration file that is not there ends the process with exit code 1")
    void noFile() throws Exception {
        assertTrue(failed(Map.of(), "run", "--config", folder.resolve("none.conf").toString(), "--data", data())
                .contains("cannot read the configuration file " + folder.resolve("none.conf")));
    }

    @Test
    @DisplayName("A listed bundle whose jar is missing ends the process with exit code 1")
    void missingJar() throws Exception {
        Path home = Files.createDirectory(folder.resolve("busbar"));
        Files.createDirectories(home.resolve("bin"));
        Files.copy(Charger.home().resolve("bin/busbar"), home.resolve("bin/busbar"));
        for (String shared : List.of("lib", "etc", "feature.json")) {
            Files.createSymbolicLink(home.resolve(shared), Charger.home().resolve(shared));
        }
        Files.createDirectory(home.resolve("bundles"));
        String missing = "io.busbar.block.transactions";
        try (Stream<Path> jars = Files.list(Charger.home().resolve("bundles"))) {
            for (Path jar : jars.filter(jar -> !jar.getFileName().toString().startsWith(missing)).toList()) {
                Files.createSymbolicLink(home.resolve("bundles").resolve(jar.getFileName()), jar);
            }
        }
        Process process = new ProcessBuilder(home.resolve("bin/busbar").toString(), "run", "--data", data()).redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertEquals(CANNOT_START, process.waitFor(), output);
        assertTrue(output.contains("feature.json lists bundles that are not installed: " + missing), output);
    }

    @Test
    @DisplayName("When the store cannot start, the process ends with exit code 1 and the innermost cause in one line")
    void storeCannotStart() throws Exception {
        Files.createDirectory(folder.resolve("data"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(folder.resolve("data/store"), "no folder");
        String output = failed(Map.of(), "run", "--data", data());
        assertTrue(output.contains("busbar: the station cannot start: io.busbar.store.journal: "), output);
    }

    @Test
    @DisplayName("configure types its values as the file does, refuses what the modules do not know, shows without passwords, and deletes")
    void configure() throws Exception {
        String shipped = Files.readString(Charger.home().resolve("etc/busbar.conf"));
        // EVSE 2 has no meter: it gets one while the station works
        Path file = Files.writeString(folder.resolve("busbar.conf"),
                shipped.replace("[io.busbar.driver.meter.sim~2]\nsigns = true\nbusbar.evse.id = 2\n", ""));
        Path data = folder.resolve("data");
        // what a power cut left of an update that was being staged
        Path incoming = Files.createDirectories(data.resolve("generations/incoming")).resolve("fresh.new");
        Path unused = Files.createDirectories(data.resolve("generations/jars")).resolve("ab".repeat(32) + ".jar");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(incoming, "half a jar");
        Files.writeString(unused, "a jar of no generation");
        try (Charger charger = Charger.start(Map.of("BUSBAR_PASSWORD", "sixteen-characters-or-more", "BUSBAR_UPDATE_WATCH_SECONDS", "1"),
                "run", "--config", file.toString(), "--data", data.toString())) {
            await().atMost(SOON).until(() -> Files.exists(data.resolve("console")));
            await().atMost(SOON).until(() -> Files.notExists(incoming) && Files.notExists(unused));
            assertEquals("error: maxAmps must be from 6 to 80, not \"900\"",
                    last(data, "busbar:configure io.busbar.driver.evse.sim~1 maxAmps=900"));
            assertEquals("error: no component of this station is configured by io.busbar.nobody",
                    last(data, "busbar:configure io.busbar.nobody a=1"));
            assertTrue(last(data, "busbar:configure io.busbar.driver.evse.sim~1 colour=red").startsWith(
                    "error: io.busbar.driver.evse.sim has no setting colour, it has "));
            assertEquals("error: there is no EVSE 7", last(data, "busbar:configure io.busbar.driver.meter.sim~7 busbar.evse.id=7"));
            await().atMost(SOON).until(() -> health(data).contains("the meter of EVSE 2 does not answer"));

            assertEquals("ok", last(data, "busbar:configure io.busbar.driver.meter.sim~2 busbar.evse.id=2 signs=true"));
            List<String> shown = Charger.console(data, "busbar:configure io.busbar.driver.meter.sim~2");
            assertEquals(List.of("[io.busbar.driver.meter.sim~2]", "busbar.evse.id = 2", "signs = true", "ok"), shown);
            await().atMost(SOON).until(() -> !health(data).contains("the meter of EVSE 2 does not answer"));
            assertTrue(Charger.console(data, "busbar:configure io.busbar.csms").contains("password = ********"));
            assertFalse(Charger.console(data, "busbar:configure").toString().contains("sixteen"));

            assertEquals("ok", last(data, "busbar:configure io.busbar.driver.button.sim~2 --delete"));
            assertEquals("error: there is no configuration io.busbar.driver.button.sim~2",
                    last(data, "busbar:configure io.busbar.driver.button.sim~2"));
            assertTrue(Charger.console(data, "busbar:help").contains("busbar:update FILE [--restart] [--idle]"));
            charger.kill();
            List<String> status = command("status", "--data", data.toString());
            assertEquals("no station runs on " + data, status.get(0));
            assertTrue(status.get(1).contains("did not end in order"), status.toString());
        }
        List<String> version = command("--version");
        assertTrue(version.get(0).matches("busbar [0-9]+\\..*, Java [0-9]+.*"), version.toString());
        assertTrue(command("--help").contains("usage:"));
    }

    private static String health(Path data) throws IOException {
        return Charger.console(data, "busbar:health").toString();
    }

    private static String last(Path data, String line) throws IOException {
        List<String> lines = Charger.console(data, line);
        return lines.get(lines.size() - 1);
    }

    private static List<String> command(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Charger.home().resolve("bin/busbar").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new String(process.getInputStream().readAllBytes()).lines().toList();
        process.waitFor();
        return lines;
    }
}
