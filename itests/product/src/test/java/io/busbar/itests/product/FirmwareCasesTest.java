package io.busbar.itests.product;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.itests.sick.throwing.Throwing;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Certification cases of UpdateFirmware that need nothing but the block. */
class FirmwareCasesTest extends FirmwareScenario {

    private static final String PAST = "2026-01-01T00:00:00Z";

    private byte[] archive() throws Exception {
        return Files.readAllBytes(workshop.archive("transfer", "2.0.0", workshop.copy(TRANSFER, "2.0.0")));
    }

    private void awaitTold(String status) {
        await().atMost(PATIENCE).until(() -> told.contains(status));
    }

    @Test
    @DisplayName("TC_L_02_CS: it is installed at the time that was given")
    void installedLater() throws Exception {
        byte[] archive = archive();
        serve(archive);
        try (Charger charger = start()) {
            assertEquals("Accepted", updateFirmware(1, archive, "/firmware", PAST, ",\"installDateTime\":\"" + inAnHour() + "\""));
            awaitTold("InstallScheduled 1");
            hourPasses();
            awaitTold("Installed 1");
            assertEquals(
                    List.of("Boot PowerUp", "Downloading 1", "Downloaded 1", "SignatureVerified 1", "InstallScheduled 1", "Installing 1",
                            "Installed 1"),
                    told);
            assertTrue(charger.isAlive());
        }
    }

    @Test
    @DisplayName("TC_L_03_CS: it is fetched at the time that was given")
    void fetchedLater() throws Exception {
        byte[] archive = archive();
        serve(archive);
        requests.set(1);
        try (Charger charger = start()) {
            assertEquals("Accepted", updateFirmware(1, archive, "/firmware", inAnHour(), ""));
            awaitTold("DownloadScheduled 1");
            assertEquals(1, requests.get());
            hourPasses();
            awaitTold("Installed 1");
            assertEquals(List.of("Boot PowerUp", "DownloadScheduled 1", "Downloading 1", "Downloaded 1", "SignatureVerified 1",
                    "Installing 1", "Installed 1"), told);
            assertTrue(charger.isAlive());
        }
    }

    @Test
    @DisplayName("TC_L_07_CS, TC_L_08_CS, TC_L_18_CS: a file that is not there, one that is no update, and one that nobody signed")
    void bad() throws Exception {
        byte[] rubbish = {1, 2, 3};
        serve(rubbish);
        requests.set(1);
        try (Charger charger = start()) {
            assertEquals("Accepted", updateFirmware(1, rubbish, "/nothing", PAST, ""));
            awaitTold("DownloadFailed 1");
            assertEquals("Accepted", updateFirmware(2, rubbish));
            awaitTold("InstallVerificationFailed 2");
            assertEquals(List.of("Downloading 2", "Downloaded 2", "SignatureVerified 2", "Installing 2", "InstallVerificationFailed 2"),
                    told.stream().filter(status -> status.endsWith(" 2")).toList());
            assertTrue(List.of("Rejected", "InvalidCertificate").contains(request(3, "/firmware", PAST, "")));
            assertTrue(charger.isAlive());
        }
    }

    @Test
    @DisplayName("TC_L_08_CS: a file whose module does not work is taken back, and told so")
    void doesNotWork() throws Exception {
        byte[] archive = Files.readAllBytes(workshop.archive("transfer", "2.0.0", workshop.module(TRANSFER, "2.0.0", Throwing.class)));
        serve(archive);
        requests.set(1);
        try (Charger charger = start()) {
            String before = Charger.console(folder.resolve("data"), "busbar:modules").toString();
            assertEquals("Accepted", updateFirmware(1, archive));
            awaitTold("InstallationFailed 1");
            assertEquals(List.of("Boot PowerUp", "Downloading 1", "Downloaded 1", "SignatureVerified 1",
                    "Installing 1", "InstallationFailed 1"), told);
            assertEquals(before, Charger.console(folder.resolve("data"), "busbar:modules").toString());
            assertFalse(events.contains("FirmwareUpdated"));
            assertTrue(charger.isAlive());
        }
    }

    @Test
    @DisplayName("TC_L_10_CS, TC_F_19_CS: what is downloaded is told when asked for, and gives way to another request")
    void canceled() throws Exception {
        byte[] archive = archive();
        serve(archive);
        requests.set(1);
        held = true;
        try (Charger charger = start()) {
            assertEquals("Accepted", updateFirmware(1, archive));
            awaitTold("Downloading 1");
            assertEquals("Accepted",
                    csms.call("TriggerMessage", "{\"requestedMessage\":\"FirmwareStatusNotification\"}").path("status").asText());
            await().atMost(PATIENCE).until(() -> told.equals(List.of("Boot PowerUp", "Downloading 1", "Downloading 1")));
            assertEquals("AcceptedCanceled", updateFirmware(2, archive));
            awaitTold("Downloading 2");
            held = false;
            awaitTold("Installed 2");
            assertEquals(List.of("Boot PowerUp", "Downloading 1", "Downloading 1", "Downloading 2", "Downloaded 2", "SignatureVerified 2",
                    "Installing 2", "Installed 2"), told);
            assertTrue(charger.isAlive());
        }
    }

    @Test
    @DisplayName("TC_L_14_CS: with AllowNewSessionsPendingFirmwareUpdate others may begin to charge while it waits for a car")
    void newSessionsWhileItWaits() throws Exception {
        byte[] archive = Files.readAllBytes(workshop.archive("rpc", "2.0.0", workshop.copy("io.busbar.ocpp.json", "2.0.0")));
        serve(archive);
        requests.set(1);
        try (Charger charger = start()) {
            csms.call("SetVariables", "{\"setVariableData\":[{\"attributeValue\":\"true\",\"component\":{\"name\":\"ChargingStation\"},"
                    + "\"variable\":{\"name\":\"AllowNewSessionsPendingFirmwareUpdate\"}}]}");
            charge(charger, 1);
            assertEquals("Accepted", updateFirmware(1, archive));
            awaitTold("InstallScheduled 1");
            charge(charger, 2);
            for (int evse = 1; evse <= 2; evse++) {
                assertFalse(told.contains("Installing 1"));
                charger.act("swipe", "{\"evseId\":" + evse + ",\"idToken\":\"CAR" + evse + "\",\"type\":\"ISO14443\"}");
                int ended = evse;
                await().atMost(PATIENCE).until(() -> transactionEvents.stream()
                        .filter(event -> event.path("eventType").asText().equals("Ended")).count() == ended);
                charger.act("unplug", "{\"evseId\":" + evse + ",\"connectorId\":1}");
            }
            awaitTold("Installed 1");
        }
    }

    private void charge(Charger charger, int evse) throws Exception {
        charger.act("plugIn", "{\"evseId\":" + evse + ",\"connectorId\":1}");
        charger.act("swipe", "{\"evseId\":" + evse + ",\"idToken\":\"CAR" + evse + "\",\"type\":\"ISO14443\"}");
        await().atMost(PATIENCE)
                .until(() -> transactionEvents.stream().anyMatch(event -> event.at("/idToken/idToken").asText().equals("CAR" + evse)));
    }
}
