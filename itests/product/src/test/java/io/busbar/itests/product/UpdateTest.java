package io.busbar.itests.product;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Updates of the shipped charger, given at its console while a car charges. */
class UpdateTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TRANSFER = "io.busbar.block.datatransfer";

    @TempDir
    Path folder;

    private final List<JsonNode> transactionEvents = new CopyOnWriteArrayList<>();
    private final LoopbackCsms csms = new LoopbackCsms(call -> {
        if (call.action().equals("TransactionEvent")) {
            transactionEvents.add(call.payload());
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
        Charger charger = Charger.start(Map.of("BUSBAR_UPDATE_WATCH_SECONDS", "3", "BUSBAR_UPDATE_ROOTS", workshop.roots().toString()),
                "run",
                "--csms", csms.url(), "--id", "CS-1", "--data", folder.resolve("data").toString());
        charger.awaitPlant();
        return charger;
    }

    private List<String> console(String line) throws Exception {
        return Charger.console(folder.resolve("data"), line);
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
            assertTrue(plan.toString().contains("the station goes on working"), plan.toString());
            List<String> lines = console("busbar:update " + archive);
            assertEquals("ok", lines.get(lines.size() - 1), lines + charger.output());
            System.out.println(String.join("\n", lines));
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
            System.out.println(charger.output());
        }
    }
}
