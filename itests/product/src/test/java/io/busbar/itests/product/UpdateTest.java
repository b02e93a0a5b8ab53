package io.busbar.itests.product;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.itests.sick.well.Well;
import io.busbar.testing.Patience;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Updates of the shipped charger, given at its console while a car charges. */
class UpdateTest {

    private static final Duration PATIENCE = Patience.ofSeconds(90);
    private static final String TRANSFER = "io.busbar.block.datatransfer";

    @TempDir
    Path folder;

    private final List<JsonNode> transactionEvents = new CopyOnWriteArrayList<>();
    private final List<JsonNode> securityEvents = new CopyOnWriteArrayList<>();
    private final LoopbackCsms csms = new LoopbackCsms(call -> {
        if (call.action().equals("TransactionEvent")) {
            transactionEvents.add(call.payload());
        } else if (call.action().equals("SecurityEventNotification")) {
            securityEvents.add(call.payload());
        }
    });
    private Workshop workshop;

    @BeforeEach
    void up() throws Exception {
        csms.up();
        workshop = new Workshop(folder.resolve("workshop"));
    }

    @AfterEach
    void down() throws Exception {
        csms.down();
    }

    private Charger start() throws Exception {
        Charger charger = Charger.start(Map.of("BUSBAR_UPDATE_WATCH_SECONDS", "1", "BUSBAR_UPDATE_ROOTS", workshop.roots().toString()),
                "run",
                "--csms", csms.url(), "--id", "CS-1", "--data", folder.resolve("data").toString());
        charger.awaitPlant();
        return charger;
    }

    private List<String> console(String line) throws Exception {
        return Charger.console(folder.resolve("data"), line);
    }

    @Test
    @DisplayName("A04.FR.01: commands at the console are one MaintenanceLoginAccepted, which names the user")
    void maintenance() throws Exception {
        try (Charger charger = start()) {
            csms.awaitBoots(1);
            console("busbar:status");
            console("busbar:modules");
            await().atMost(PATIENCE).until(() -> logins().size() > 0);
            console("busbar:status");
            // a later event comes after all of the earlier ones
            charger.act("tamper", "{\"on\":true}");
            await().atMost(PATIENCE).until(() -> securityEvents.stream()
                    .anyMatch(event -> event.path("type").asText().equals("TamperDetectionActivated")));
            assertEquals(List.of("{'user': '" + System.getProperty("user.name") + "', 'origin': 'console'}"), logins());
        }
    }

    private List<String> logins() {
        return securityEvents.stream().filter(event -> event.path("type").asText().equals("MaintenanceLoginAccepted"))
                .map(event -> event.path("techInfo").asText()).toList();
    }

    @Test
    @DisplayName("A block is replaced while a car charges, stays replaced after a power cut, and goes back on order")
    void replaced() throws Exception {
        Path archive = workshop.archive("transfer", "2.0.0", workshop.copy(TRANSFER, "2.0.0"));
        try (Charger charger = start()) {
            csms.awaitBoots(1);
            csms.call("SetVariables", "{\"setVariableData\":[{\"attributeValue\":\"1\",\"component\":{\"name\":\"SampledDataCtrlr\"},"
                    + "\"variable\":{\"name\":\"TxUpdatedInterval\"}}]}");
            charger.act("plugIn", "{\"evseId\":1,\"connectorId\":1}");
            charger.act("swipe", "{\"evseId\":1,\"idToken\":\"AABBCCDD\",\"type\":\"ISO14443\"}");
            await().atMost(PATIENCE).until(() -> transactionEvents.size() > 3);

            List<String> plan = console("busbar:plan " + archive);
            assertEquals("ok", plan.get(plan.size() - 1), plan.toString());
            assertTrue(plan.toString().contains("the station keeps working"), plan.toString());
            List<String> lines = console("busbar:update " + archive);
            assertEquals("ok", lines.get(lines.size() - 1), lines + charger.output());
            assertTrue(console("busbar:modules").toString().contains(TRANSFER + "       2.0.0"), console("busbar:modules").toString());
            assertEquals("UnknownVendorId", csms.call("DataTransfer", "{\"vendorId\":\"com.example\"}").path("status").asText());
            assertEquals(1, csms.connections());
            charger.kill();
        }
        try (Charger charger = start()) {
            csms.awaitBoots(2);
            assertTrue(console("busbar:modules").toString().contains(TRANSFER + "       2.0.0"), console("busbar:modules").toString());
            List<String> lines = console("busbar:rollback");
            assertEquals("ok", lines.get(lines.size() - 1), lines + charger.output());
            assertTrue(console("busbar:modules").toString().contains(TRANSFER + "       0.1.0"), console("busbar:modules").toString());
            assertEquals(2, csms.connections());
        }
    }

    @Test
    @DisplayName("A block of somebody else comes as the archive that its own Maven build makes, and goes again")
    void ofAnotherMaker() throws Exception {
        Path target = Path.of("../com.example.nightlimit/target").toRealPath();
        Path archive;
        try (var files = Files.newDirectoryStream(target, "*-feature.zip")) {
            archive = files.iterator().next();
        }
        Process inspection = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
                System.getProperty("java.class.path"), "io.busbar.tools.Main", "inspect", archive.toString(), "--roots",
                target.resolve("trial-keys/roots").toString()).redirectErrorStream(true).start();
        String facts = new String(inspection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, inspection.waitFor(), facts);
        assertTrue(facts.contains("io.busbar.station.api [0.1.0,1.0.0)") && facts.contains("while the station works"), facts);
        try (Charger charger = Charger.start(Map.of("BUSBAR_UPDATE_WATCH_SECONDS", "1", "BUSBAR_UPDATE_ROOTS",
                target.resolve("trial-keys/roots").toString()), "run", "--csms", csms.url(), "--id", "CS-1", "--data",
                folder.resolve("data").toString())) {
            charger.awaitPlant();
            csms.awaitBoots(1);
            List<String> lines = console("busbar:update " + archive);
            assertEquals("ok", last(lines), lines + charger.output());
            assertTrue(console("busbar:modules").toString().contains("com.example.nightlimit"));
            String foreign = workshop.archive("transfer", "2.0.0", workshop.copy(TRANSFER, "2.0.0")).toString();
            assertTrue(last(console("busbar:update " + foreign)).contains("not signed by a root key that this station knows"));
            assertEquals("ok", last(console("busbar:rollback")));
        }
    }

    @Test
    @DisplayName("For development a jar that is put into the watched folder runs a moment later, also one of the same version")
    void developed() throws Exception {
        Path watched = Files.createDirectory(folder.resolve("watched"));
        try (Charger charger = Charger.start(Map.of("BUSBAR_UPDATE_WATCH_SECONDS", "1", "BUSBAR_DEVELOPMENT_FOLDER", watched.toString()),
                "run",
                "--csms", csms.url(), "--id", "CS-1", "--data", folder.resolve("data").toString())) {
            csms.awaitBoots(1);
            Files.copy(workshop.module(TRANSFER, "0.1.0.SNAPSHOT", Well.class), watched.resolve("transfer.jar"));
            await().atMost(PATIENCE)
                    .until(() -> csms.call("DataTransfer", "{\"vendorId\":\"com.example\"}").path("status").asText().equals("Rejected"));
            await().atMost(PATIENCE).until(() -> console("busbar:status").toString().contains("is in force"));
            assertEquals(1, csms.connections(), charger.output());
        }
    }

    @Test
    @DisplayName("A module is taken out, a configuration is altered, both go back; what makes no sense is refused with the reason")
    void byHand() throws Exception {
        try (Charger charger = start()) {
            csms.awaitBoots(1);
            assertEquals("ok", last(console("busbar:remove " + TRANSFER)));
            assertTrue(csms.frame("DataTransfer", "{\"vendorId\":\"com.example\"}").contains("NotImplemented"));
            assertEquals("ok", last(console("busbar:rollback")));
            assertEquals("UnknownVendorId", csms.call("DataTransfer", "{\"vendorId\":\"com.example\"}").path("status").asText());
            assertTrue(charger.page("/updates").contains("<h1>Modules</h1>"));
            String state = charger.page("/updates/state");
            assertTrue(state.contains("\"feature\":\"without " + TRANSFER + "\"") && state.contains("\"closure\":[\"io.busbar."), state);
            assertEquals("ok", last(console("busbar:configure io.busbar.block.firmware retries=5")));
            assertEquals("error: there is no module com.example.nothing", last(console("busbar:remove com.example.nothing")));
            assertTrue(last(console("busbar:remove io.busbar.ocpp.api")).contains("it would not resolve"));
            String web = workshop.archive("web", "2.0.0", workshop.copy("io.busbar.plant.web", "2.0.0")).toString();
            assertTrue(last(console("busbar:update " + web)).contains("the station would have to restart"));
            assertTrue(last(console("busbar:plan " + web)).equals("ok"));
            assertTrue(last(console("busbar:update " + folder.resolve("nothing.zip"))).contains("there is no file"));
            assertTrue(last(console("busbar:update a.zip --force")).contains("there is no option --force"));
            assertEquals(1, csms.connections(), charger.output());
        }
    }

    @Test
    @DisplayName("A module that asks for idle EVSEs waits for the car; meanwhile no other update is begun")
    void waitsForTheCar() throws Exception {
        Path idle = workshop.archive("transfer", "2.0.0", workshop.with(workshop.copy(TRANSFER, "2.0.0"), "Busbar-Update", "idle"));
        try (Charger charger = start()) {
            csms.awaitBoots(1);
            charger.act("plugIn", "{\"evseId\":1,\"connectorId\":1}");
            charger.act("swipe", "{\"evseId\":1,\"idToken\":\"AABBCCDD\",\"type\":\"ISO14443\"}");
            await().atMost(PATIENCE).until(() -> !transactionEvents.isEmpty());
            assertTrue(console("busbar:plan " + idle).toString().contains("it waits until no EVSE is in use"));
            CompletableFuture<List<String>> update = CompletableFuture.supplyAsync(() -> {
                try {
                    return console("busbar:update " + idle);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            await().atMost(PATIENCE).until(() -> charger.output().contains("waits until no EVSE is in use"));
            assertEquals("error: another update is under way", last(console("busbar:remove " + TRANSFER)));
            assertTrue(console("busbar:modules").toString().contains(TRANSFER + "       0.1.0"));
            charger.act("swipe", "{\"evseId\":1,\"idToken\":\"AABBCCDD\",\"type\":\"ISO14443\"}");
            charger.act("unplug", "{\"evseId\":1,\"connectorId\":1}");
            assertEquals("ok", last(update.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)));
            assertTrue(console("busbar:modules").toString().contains(TRANSFER + "       2.0.0"));
        }
    }

    @Test
    @DisplayName("B12.FR.10: nothing is reset while modules are exchanged and watched")
    void notReset() throws Exception {
        String archive = workshop.archive("transfer", "2.0.0", workshop.copy(TRANSFER, "2.0.0")).toString();
        try (Charger charger = Charger.start(Map.of("BUSBAR_UPDATE_WATCH_SECONDS", "4", "BUSBAR_UPDATE_ROOTS",
                workshop.roots().toString()), "run", "--csms", csms.url(), "--id", "CS-1", "--data", folder.resolve("data").toString())) {
            charger.awaitPlant();
            csms.awaitBoots(1);
            CompletableFuture<List<String>> update = CompletableFuture.supplyAsync(() -> {
                try {
                    return console("busbar:update " + archive);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            await().atMost(PATIENCE).until(() -> reset().equals("Rejected"));
            assertEquals("ok", last(update.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)));
            assertEquals("Accepted", reset());
            assertEquals(1, csms.connections(), charger.output());
        }
    }

    private String reset() throws Exception {
        return csms.call("Reset", "{\"type\":\"Immediate\",\"evseId\":1}").path("status").asText();
    }

    @Test
    @DisplayName("A generation on trial that boots and says nothing more is ended by the launcher, and the one before boots")
    void silentTrial() throws Exception {
        // an engine that does nothing: nobody would ever put the trial in force
        Path silent = workshop.archive("engine", "2.0.0", workshop.with(workshop.module("io.busbar.update.manager", "2.0.0", Well.class),
                "Provide-Capability", "osgi.service;objectClass:List<String>=\"io.busbar.update.api.Updates\""));
        Map<String, String> environment = Map.of("BUSBAR_UPDATE_WATCH_SECONDS", "1", "BUSBAR_UPDATE_ROOTS", workshop.roots().toString(),
                "BUSBAR_JVM", "-Dbusbar.boot.patience.seconds=4");
        String[] run = {"run", "--csms", csms.url(), "--id", "CS-1", "--data", folder.resolve("data").toString()};
        try (Charger charger = Charger.start(environment, run)) {
            charger.awaitPlant();
            List<String> lines = console("busbar:update " + silent + " --restart");
            assertTrue(lines.toString().contains("is tried after a restart"), lines.toString());
            assertEquals(75, charger.awaitExit(PATIENCE), charger.output());
            assertTrue(charger.output().contains("did not come to good health within 5 s"), charger.output());
        }
        try (Charger charger = Charger.start(environment, run)) {
            charger.awaitPlant();
            await().atMost(PATIENCE).until(() -> console("busbar:status").toString().contains("engine 2.0.0 was rolled back"));
            assertTrue(charger.isAlive());
        }
    }

    private static String last(List<String> lines) {
        return lines.get(lines.size() - 1);
    }
}
