package io.busbar.itests.product;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Updates of the shipped charger by UpdateFirmware. */
class FirmwareTest extends FirmwareScenario {

    @Test
    @DisplayName("TC_L_16_CS: a block is replaced by UpdateFirmware while a car charges")
    void whileCharging() throws Exception {
        byte[] archive = Files.readAllBytes(workshop.archive("transfer", "2.0.0", workshop.copy(TRANSFER, "2.0.0")));
        serve(archive);
        try (Charger charger = start()) {
            csms.call("SetVariables", "{\"setVariableData\":[{\"attributeValue\":\"1\",\"component\":{\"name\":\"SampledDataCtrlr\"},"
                    + "\"variable\":{\"name\":\"TxUpdatedInterval\"}}]}");
            charger.act("plugIn", "{\"evseId\":1,\"connectorId\":1}");
            charger.act("swipe", "{\"evseId\":1,\"idToken\":\"AABBCCDD\",\"type\":\"ISO14443\"}");
            await().atMost(PATIENCE).until(() -> transactionEvents.size() > 3);

            assertEquals("Accepted", updateFirmware(7, archive));
            await().atMost(PATIENCE).until(() -> told.contains("Installed 7"));

            assertEquals(List.of("Boot PowerUp", "Downloading 7", "Downloaded 7", "SignatureVerified 7", "Installing 7", "Installed 7"),
                    told);
            awaitEvent("FirmwareUpdated");
            assertEquals(2, requests.get());
            assertEquals(1, csms.connections());
            assertTrue(Charger.console(folder.resolve("data"), "busbar:modules").toString().contains(TRANSFER + "       2.0.0"));
            assertTrue(transactionEvents.stream().noneMatch(event -> event.path("eventType").asText().equals("Ended")));
            int before = transactionEvents.size();
            await().atMost(PATIENCE).until(() -> transactionEvents.size() > before + 2);
        }
    }

    @Test
    @DisplayName("TC_L_01_CS, TC_L_15_CS: an update that needs a restart waits for the car, with free EVSEs out of service, restarts, and is told as installed by the new generation")
    void withARestart() throws Exception {
        byte[] archive = Files.readAllBytes(workshop.archive("rpc", "2.0.0", workshop.copy("io.busbar.ocpp.json", "2.0.0")));
        serve(archive);
        try (Charger charger = start()) {
            charger.act("plugIn", "{\"evseId\":1,\"connectorId\":1}");
            charger.act("swipe", "{\"evseId\":1,\"idToken\":\"AABBCCDD\",\"type\":\"ISO14443\"}");
            await().atMost(PATIENCE).until(() -> !transactionEvents.isEmpty());
            assertEquals("Accepted", updateFirmware(8, archive));
            await().atMost(PATIENCE).until(() -> told.contains("InstallScheduled 8"));
            await().atMost(PATIENCE).until(() -> statuses.equals(Map.of(1, "Occupied", 2, "Unavailable")));
            charger.act("unplug", "{\"evseId\":1,\"connectorId\":1}");
            charger.act("swipe", "{\"evseId\":1,\"idToken\":\"AABBCCDD\",\"type\":\"ISO14443\"}");
            charger.act("unplug", "{\"evseId\":1,\"connectorId\":1}");
            await().atMost(PATIENCE).until(() -> told.contains("Installed 8"));
            assertEquals(
                    List.of("Boot PowerUp", "Downloading 8", "Downloaded 8", "SignatureVerified 8", "InstallScheduled 8", "Installing 8",
                            "InstallRebooting 8", "Boot FirmwareUpdate", "Installed 8"),
                    told);
            awaitEvent("FirmwareUpdated");
            await().atMost(PATIENCE).until(() -> statuses.equals(Map.of(1, "Available", 2, "Available")));
            assertTrue(Charger.console(folder.resolve("data"), "busbar:modules").toString().contains("2.0.0"));
        }
    }

    @Test
    @DisplayName("The modules that update are replaced by the very update that they carry out")
    void thoseThatUpdate() throws Exception {
        byte[] archive = Files.readAllBytes(workshop.archive("firmware", "2.0.0", workshop.copy("io.busbar.block.firmware", "2.0.0"),
                workshop.copy("io.busbar.transfer.http", "2.0.0")));
        serve(archive);
        try (Charger charger = start()) {
            assertEquals("Accepted", updateFirmware(9, archive));
            await().atMost(PATIENCE).until(() -> told.contains("Installed 9"));
            assertEquals(List.of("Boot PowerUp", "Downloading 9", "Downloaded 9", "SignatureVerified 9", "Installing 9", "Installed 9"),
                    told);
            awaitEvent("FirmwareUpdated");
            assertEquals(1, csms.connections());
            assertEquals("Accepted", updateFirmware(10, archive), "the new ones work");
            await().atMost(PATIENCE).until(() -> told.get(told.size() - 1).endsWith("Failed 10"));
            assertTrue(charger.isAlive());
        }
    }

    @Test
    @DisplayName("Law 2: kill -9 while downloading and while installing; the update goes on and its end is told")
    void killed() throws Exception {
        byte[] archive = Files.readAllBytes(workshop.archive("transfer", "2.0.0", workshop.copy(TRANSFER, "2.0.0")));
        serve(archive);
        try (Charger charger = start()) {
            assertEquals("Accepted", updateFirmware(11, archive));
            await().atMost(PATIENCE).until(() -> requests.get() == 1);
            charger.kill();
        }
        told.clear();
        try (Charger charger = start()) {
            await().atMost(PATIENCE).until(() -> told.contains("Installing 11"));
            charger.kill();
        }
        int before = told.size();
        try (Charger charger = start()) {
            await().atMost(PATIENCE).until(() -> told.subList(before, told.size()).stream().anyMatch(status -> status.matches(
                    "(Installed|InstallationFailed) 11")));
            boolean installed = told.contains("Installed 11");
            if (installed) {
                awaitEvent("FirmwareUpdated");
            } else {
                assertFalse(events.contains("FirmwareUpdated"));
            }
            assertEquals(installed,
                    Charger.console(folder.resolve("data"), "busbar:modules").toString().contains(TRANSFER + "       2.0.0"));
            assertTrue(charger.isAlive());
        }
    }

    @Test
    @DisplayName("TC_L_05_CS, TC_L_06_CS: a certificate by nobody, and a signature of another file")
    void refused() throws Exception {
        serve(new byte[]{1, 2, 3});
        requests.set(1);
        try (Charger charger = start()) {
            assertEquals("Accepted", updateFirmware(1, new byte[]{1, 2, 4}));
            await().atMost(PATIENCE).until(() -> told.contains("InvalidSignature 1"));
            assertEquals(List.of("Boot PowerUp", "Downloading 1", "Downloaded 1", "InvalidSignature 1"), told);
            awaitEvent("InvalidFirmwareSignature");
            JsonNode installed = csms.call("GetInstalledCertificateIds", "{\"certificateType\":[\"ManufacturerRootCertificate\"]}");
            assertEquals("Accepted", csms.call("DeleteCertificate", "{\"certificateHashData\":"
                    + installed.at("/certificateHashDataChain/0/certificateHashData") + "}").path("status").asText());
            assertEquals("InvalidCertificate", updateFirmware(2, new byte[]{1, 2, 3}));
            awaitEvent("InvalidFirmwareSigningCertificate");
            assertTrue(charger.isAlive());
        }
    }
}
