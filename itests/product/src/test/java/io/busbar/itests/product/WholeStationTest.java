package io.busbar.itests.product;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.testing.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped charger speaks when it is whole: whoever calls it right at its BootNotification finds all modules. */
class WholeStationTest {

    private static final Duration SOON = Patience.ofSeconds(90);

    private static final Map<String, String> CALLS = Map.ofEntries(
            Map.entry("ClearCache", "{}"),
            Map.entry("GetLocalListVersion", "{}"),
            Map.entry("SendLocalList", "{\"versionNumber\":1,\"updateType\":\"Full\"}"),
            Map.entry("DataTransfer", "{\"vendorId\":\"nobody\"}"),
            Map.entry("GetTransactionStatus", "{}"),
            Map.entry("GetInstalledCertificateIds", "{}"),
            Map.entry("DeleteCertificate",
                    "{\"certificateHashData\":{\"hashAlgorithm\":\"SHA256\",\"issuerNameHash\":\"00\",\"issuerKeyHash\":\"00\",\"serialNumber\":\"00\"}}"),
            Map.entry("InstallCertificate", "{\"certificateType\":\"CSMSRootCertificate\",\"certificate\":\"none\"}"),
            Map.entry("TriggerMessage", "{\"requestedMessage\":\"StatusNotification\",\"evse\":{\"id\":1,\"connectorId\":1}}"),
            Map.entry("UnlockConnector", "{\"evseId\":9,\"connectorId\":1}"),
            Map.entry("RequestStopTransaction", "{\"transactionId\":\"none\"}"),
            Map.entry("RequestStartTransaction", "{\"evseId\":9,\"remoteStartId\":1,\"idToken\":{\"idToken\":\"A\",\"type\":\"Central\"}}"),
            Map.entry("ChangeAvailability", "{\"operationalStatus\":\"Operative\",\"evse\":{\"id\":1}}"),
            Map.entry("CustomerInformation", "{\"requestId\":7,\"report\":true,\"clear\":false,\"customerIdentifier\":\"x\"}"),
            Map.entry("UnpublishFirmware", "{\"checksum\":\"00\"}"),
            Map.entry("GetReport", "{\"requestId\":9,\"componentCriteria\":[\"Problem\"]}"),
            Map.entry("GetVariables",
                    "{\"getVariableData\":[{\"component\":{\"name\":\"TxCtrlr\"},\"variable\":{\"name\":\"TxStartPoint\"}},"
                            + "{\"component\":{\"name\":\"LocalAuthListCtrlr\"},\"variable\":{\"name\":\"Enabled\"}}]}"),
            Map.entry("SetVariables", "{\"setVariableData\":[{\"attributeValue\":\"60\",\"component\":{\"name\":\"SampledDataCtrlr\"},"
                    + "\"variable\":{\"name\":\"TxUpdatedInterval\"}}]}"));

    @TempDir
    Path directory;

    private final Map<Integer, Set<String>> reported = new ConcurrentHashMap<>();
    private final Set<Integer> complete = ConcurrentHashMap.newKeySet();
    private final LoopbackCsms csms = new LoopbackCsms(this::received);

    @BeforeEach
    void up() throws Exception {
        csms.up();
    }

    @AfterEach
    void down() throws Exception {
        csms.down();
    }

    private void received(LoopbackCsms.Call call) {
        if (call.action().equals("NotifyReport")) {
            int id = call.payload().get("requestId").asInt();
            Set<String> variables = reported.computeIfAbsent(id, key -> ConcurrentHashMap.newKeySet());
            call.payload().path("reportData").forEach(data -> variables.add(data.get("component") + "." + data.get("variable")));
            if (!call.payload().path("tbc").asBoolean(false)) {
                complete.add(id);
            }
        }
    }

    @Test
    @DisplayName("B01, B05, B07: right at BootNotification, also after a reset, every action has its handler and the full inventory is full")
    void wholeFromTheFirstWord() throws Exception {
        try (Charger charger = Charger.start(csms.url(), "CS-1", directory.resolve("data"))) {
            csms.awaitBoots(1);
            Set<String> first = interrogate(1);
            assertEquals("Accepted", csms.call("Reset", "{\"type\":\"Immediate\"}").get("status").asText());
            csms.awaitBoots(2);
            Set<String> second = interrogate(2);
            charger.awaitPlant();
            Set<String> later = inventory(3);
            assertEquals(later, second);
            assertEquals(later, first);
            assertTrue(later.size() > 200, "variables: " + later.size());
            assertFalse(charger.output().contains("without what is not there"), charger.output());
        }
    }

    /** All at once, without a wait. */
    private Set<String> interrogate(int report) throws Exception {
        String inventory = "[2,\"inventory-" + report + "\",\"GetBaseReport\",{\"requestId\":" + report
                + ",\"reportBase\":\"FullInventory\"}]";
        await().atMost(SOON).pollInterval(Duration.ofMillis(2)).until(csms::isConnected);
        csms.say(inventory);
        CALLS.forEach((action, payload) -> csms.say("[2,\"" + action + "-" + report + "\",\"" + action + "\"," + payload + "]"));
        for (String action : CALLS.keySet()) {
            String answer = csms.awaitAnswer(action + "-" + report);
            assertTrue(answer.startsWith("[3,") || answer.contains("\"NotSupported\""), action + ": " + answer);
            JsonNode payload = LoopbackCsms.JSON.readTree(answer).get(2);
            assertFalse(payload.toString().contains("UnknownComponent") || payload.toString().contains("UnknownVariable"), answer);
        }
        assertTrue(csms.awaitAnswer("inventory-" + report).contains("Accepted"));
        return awaitReport(report);
    }

    private Set<String> inventory(int report) throws Exception {
        assertEquals("Accepted", csms.call("GetBaseReport", "{\"requestId\":" + report + ",\"reportBase\":\"FullInventory\"}")
                .get("status").asText());
        return awaitReport(report);
    }

    private Set<String> awaitReport(int report) {
        await().atMost(SOON).until(() -> complete.contains(report));
        return reported.get(report);
    }
}
