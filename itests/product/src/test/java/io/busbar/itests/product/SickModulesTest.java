package io.busbar.itests.product;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.itests.sick.binding.Binding;
import io.busbar.itests.sick.deadlocked.Deadlocked;
import io.busbar.itests.sick.ill.Ill;
import io.busbar.itests.sick.leaking.Leaking;
import io.busbar.itests.sick.newlayout.NewLayout;
import io.busbar.itests.sick.rubbish.Rubbish;
import io.busbar.itests.sick.slow.Slow;
import io.busbar.itests.sick.spinning.Spinning;
import io.busbar.itests.sick.stuck.Stuck;
import io.busbar.itests.sick.tenth.Tenth;
import io.busbar.itests.sick.throwing.Throwing;
import io.busbar.itests.sick.waiting.Waiting;
import io.busbar.testing.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** New versions of a block that are sick in one way each, while a car charges: the station goes back by itself, and the car goes on charging. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class SickModulesTest {

    private static final Duration PATIENCE = Patience.ofSeconds(90);
    private static final String TRANSFER = "io.busbar.block.datatransfer";
    /** Most sick ones are found long before its end. */
    private static final String WATCH_SECONDS = "10";
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(50);
    private static final int START_AGAIN = 75;
    private static final String CALL = "{\"vendorId\":\"com.example\"}";

    @TempDir
    static Path folder;

    private static final List<JsonNode> EVENTS = new CopyOnWriteArrayList<>();
    private static final Map<String, Class<?>> SICK = Map.of("throwing", Throwing.class, "binding", Binding.class, "tenth", Tenth.class,
            "spinning", Spinning.class,
            "deadlocked", Deadlocked.class, "leaking", Leaking.class, "waiting", Waiting.class, "slow", Slow.class, "ill", Ill.class,
            "stuck", Stuck.class);
    private static LoopbackCsms csms;
    private static Workshop workshop;
    private static Charger charger;
    private static int version = 1;

    @BeforeAll
    static void charge() throws Exception {
        EVENTS.clear();
        csms = new LoopbackCsms(call -> {
            if (call.action().equals("TransactionEvent")) {
                EVENTS.add(call.payload());
            }
        });
        csms.up();
        workshop = new Workshop(folder.resolve("workshop"));
        charger = start();
        csms.awaitBoots(1);
        csms.call("SetVariables", "{\"setVariableData\":[{\"attributeValue\":\"1\",\"component\":{\"name\":\"SampledDataCtrlr\"},"
                + "\"variable\":{\"name\":\"TxUpdatedInterval\"}}]}");
        charger.act("plugIn", "{\"evseId\":1,\"connectorId\":1}");
        charger.act("swipe", "{\"evseId\":1,\"idToken\":\"AABBCCDD\",\"type\":\"ISO14443\"}");
        await().atMost(PATIENCE).until(() -> EVENTS.size() > 2);
    }

    private static Charger start() throws IOException {
        Charger started = Charger.start(
                Map.of("BUSBAR_UPDATE_WATCH_SECONDS", WATCH_SECONDS, "BUSBAR_UPDATE_ROOTS", workshop.roots().toString()),
                "run",
                "--csms", csms.url(), "--id", "CS-1", "--data", folder.resolve("data").toString());
        started.awaitPlant();
        return started;
    }

    @AfterAll
    static void end() throws Exception {
        charger.close();
        csms.down();
    }

    private static Path archive(String sickness) throws Exception {
        String number = ++version + ".0.0";
        return workshop.archive("transfer-" + sickness, number, workshop.module(TRANSFER, number, SICK.get(sickness)));
    }

    /** Gives the update and calls the module all the while. @return the console's last line */
    private static String update(Path archive) throws Exception {
        CompletableFuture<List<String>> update = CompletableFuture.supplyAsync(() -> {
            try {
                return Charger.console(folder.resolve("data"), "busbar:update " + archive);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        for (int i = 0; !update.isDone(); i++) {
            // one call at a time, as a CSMS does
            String call = "sick-" + version + "-" + i;
            csms.say("[2,\"" + call + "\",\"DataTransfer\"," + CALL + "]");
            await().atMost(PATIENCE).pollInterval(BETWEEN_CALLS).until(() -> csms.answers().remove(call) != null || update.isDone());
        }
        List<String> lines = update.get();
        return lines.get(lines.size() - 1);
    }

    @ParameterizedTest
    @CsvSource({"throwing,no such device", "binding,no room for a loop", "tenth,threw at work", "spinning,held the station loop",
            "leaking,MB more than before",
            "ill,the health check ill is critical"})
    @DisplayName("A sick version is rolled back by itself, for a reason in one line, and the transaction goes on")
    void rolledBack(String sickness, String reason) throws Exception {
        String line = update(archive(sickness));
        assertTrue(line.contains("was rolled back: ") && line.contains(reason), line);
        assertTrue(charger.output().lines().anyMatch(text -> text.contains("WARN") && text.contains("transfer-" + sickness)
                && text.contains(reason)), charger.output());
        assertWell();
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"deadlocked,held the station loop", "waiting,waits for StationLoop (never=true)", "slow,java.lang.InterruptedException"})
    @DisplayName("One that is sick in another way of the same kind is rolled back as well")
    void rolledBackToo(String sickness, String reason) throws Exception {
        rolledBack(sickness, reason);
    }

    private static void assertWell() throws Exception {
        await().atMost(PATIENCE).ignoreExceptions()
                .until(() -> csms.call("DataTransfer", CALL).path("status").asText().equals("UnknownVendorId"));
        assertEquals(1, csms.connections(), "the link was made anew");
        int before = EVENTS.size();
        await().atMost(PATIENCE).until(() -> EVENTS.size() > before + 1);
        assertOneTransaction();
        assertEquals("Charging", EVENTS.get(EVENTS.size() - 1).at("/transactionInfo/chargingState").asText());
    }

    @ParameterizedTest
    @CsvSource({"layout,it gets the copy from before the update", "rubbish,cannot read what the new versions stored"})
    @DisplayName("A version that spoils its state: the version before gets what was kept")
    void corrupts(String how, String said) throws Exception {
        String storage = "{\"getVariableData\":[{\"component\":{\"name\":\"AuthCacheCtrlr\"},\"variable\":{\"name\":\"Storage\"}}]}";
        JsonNode before = csms.call("GetVariables", storage);
        assertEquals("512", before.at("/getVariableResult/0/attributeValue").asText(), before.toString());
        String number = ++version + ".0.0";
        Path module = workshop.module("io.busbar.block.authorization", number, how.equals("layout") ? NewLayout.class : Rubbish.class);
        List<String> lines = Charger.console(folder.resolve("data"), "busbar:update " + workshop.archive(how, number, module));
        assertTrue(lines.get(lines.size() - 1).contains("was rolled back: "), lines.toString());
        assertTrue(charger.output().contains(said), charger.output());
        await().atMost(PATIENCE).ignoreExceptions().until(() -> csms.call("GetVariables", storage).equals(before));
        assertWell();
    }

    @Test
    @DisplayName("A version that never ends its start, whatever interrupts it, ends the process; the next one boots what was there before")
    void stuck() throws Exception {
        String line = update(archive("stuck"));
        assertTrue(line.startsWith("update "), line);
        assertEquals(START_AGAIN, charger.awaitExit(PATIENCE));
        int events = EVENTS.size();
        int boots = csms.count("BootNotification");
        charger = start();
        csms.awaitBoots(boots + 1);
        await().atMost(PATIENCE).ignoreExceptions()
                .until(() -> Charger.console(folder.resolve("data"), "busbar:status").toString()
                        .contains("transfer-stuck " + version + ".0.0 was rolled back: its start did not end"));
        assertEquals("UnknownVendorId", csms.call("DataTransfer", CALL).path("status").asText());
        await().atMost(PATIENCE).until(() -> EVENTS.size() > events);
        assertOneTransaction();
    }

    /** One transaction without holes; what was on its way when a process ended may come once more. */
    private static void assertOneTransaction() {
        int next = 0;
        for (JsonNode event : EVENTS) {
            int seqNo = event.path("seqNo").asInt();
            assertTrue(seqNo == next || seqNo == next - 1, "event " + seqNo + " where " + next + " was to come");
            next = seqNo + 1;
            assertEquals(EVENTS.get(0).at("/transactionInfo/transactionId"), event.at("/transactionInfo/transactionId"));
        }
    }
}
