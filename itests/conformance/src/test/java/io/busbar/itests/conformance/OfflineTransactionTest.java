package io.busbar.itests.conformance;

import static io.busbar.itests.conformance.ScriptedCsms.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.itests.conformance.ScriptedCsms.Call;
import io.busbar.testing.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** E04, E08, E11, E12, E14: transactions while the CSMS cannot be reached, and what the station says of them. */
class OfflineTransactionTest {

    private static final Duration BACK = Patience.ofSeconds(30);
    private static final String FAMILY = "{\"status\":\"Accepted\",\"groupIdToken\":{\"idToken\":\"FAMILY\",\"type\":\"Central\"}}";

    @RegisterExtension
    static final Bench BENCH = new Bench();

    private final ScriptedCsms csms = BENCH.csms();
    private int mark;
    /** The last seqNo of each transaction that the CSMS has seen before the link was lost. */
    private final Map<String, Integer> sent = new HashMap<>();

    @BeforeEach
    void soonBack() throws Exception {
        BENCH.set("OCPPCommCtrlr.RetryBackOffRandomRange", "0");
        BENCH.set("OCPPCommCtrlr.RetryBackOffWaitMinimum", "1");
        BENCH.set("SampledDataCtrlr.TxUpdatedInterval", "1");
    }

    /** From here on, what the station says is what it kept. */
    private void offline() throws Exception {
        // an answer that is lost with the link would bring its event once more
        BENCH.await(BACK, () -> !status("").path("messagesInQueue").asBoolean());
        csms.down();
        mark = csms.calls("TransactionEvent").stream().mapToInt(Call::number).max().orElse(0);
        csms.calls("TransactionEvent").forEach(call -> sent.merge(call.text("/transactionInfo/transactionId"), seqNo(call), Math::max));
    }

    private static int seqNo(Call call) {
        return call.payload().path("seqNo").asInt();
    }

    /** Not one that was sent before already, and whose answer was lost with the link. */
    private boolean wasKept(Call call) {
        return call.number() > mark && seqNo(call) > sent.getOrDefault(call.text("/transactionInfo/transactionId"), -1);
    }

    /** The cable is let go with the end of the transaction. */
    private void leaves(String uid) throws Exception {
        BENCH.swipe(1, uid);
        BENCH.awaitPower(1, false);
        BENCH.unplug(1);
        BENCH.await(BACK, () -> !BENCH.plugged(1));
    }

    /** Long enough for two periodic events. */
    private void energyFlowsFor(int evseId, double wattHours) throws Exception {
        double before = BENCH.energyWh(evseId);
        BENCH.await(BACK, () -> BENCH.energyWh(evseId) > before + wattHours);
    }

    /** What the station sends of a transaction once it is back, up to the event of that type. */
    private List<Call> queued(String transaction, String lastType) {
        List<Call> events = new ArrayList<>();
        do {
            events.add(csms.expect(BACK, "TransactionEvent", this::wasKept,
                    call -> transaction.isEmpty() || call.text("/transactionInfo/transactionId").equals(transaction)));
        } while (!events.get(events.size() - 1).text("/eventType").equals(lastType));
        return events;
    }

    private static void assertOffline(List<Call> events) {
        events.forEach(event -> assertTrue(event.payload().path("offline").asBoolean(), event.payload().toString()));
        for (int i = 1; i < events.size(); i++) {
            assertEquals(events.get(i - 1).payload().path("seqNo").asInt() + 1, events.get(i).payload().path("seqNo").asInt());
        }
    }

    private JsonNode status(String transaction) throws IOException {
        return csms.call("GetTransactionStatus", transaction.isEmpty() ? "{}" : "{\"transactionId\":\"" + transaction + "\"}");
    }

    private static void assertStatus(JsonNode status, String ongoing, boolean queue) {
        assertEquals(ongoing, status.path("ongoingIndicator").asText(), status.toString());
        assertEquals(queue, status.path("messagesInQueue").asBoolean(), status.toString());
    }

    /** The CSMS is back and listens, but does not answer transaction events yet. */
    private void backButSilent() throws Exception {
        csms.ignore("TransactionEvent");
        csms.up();
        BENCH.await(BACK, csms::isConnected);
        csms.expect(BACK, "TransactionEvent");
    }

    private void listensAgain() {
        csms.answerAsUsual("TransactionEvent");
        csms.disconnect();
    }

    private void assertPeriodic(List<Call> events) {
        assertOffline(events);
        events.forEach(event -> assertTrue(event.payload().at("/meterValue/0/sampledValue/0").has("value"), event.payload().toString()));
    }

    @Test
    @Shipped("use case E11; a socket that breaks")
    @DisplayName("TC_E_40_CS: the link is lost while a car charges: all that was measured comes later, as offline")
    void lostWhileCharging() throws Exception {
        String transaction = BENCH.charge(1, "ALICE");
        offline();
        energyFlowsFor(1, 8);
        csms.up();
        List<Call> late = new ArrayList<>();
        do {
            late.add(
                    csms.expect(BACK, "TransactionEvent", at("/transactionInfo/transactionId", transaction), this::wasKept));
        } while (late.get(late.size() - 1).payload().path("offline").asBoolean());
        late.remove(late.size() - 1);
        assertTrue(late.size() > 1, late.toString());
        assertPeriodic(late);
        late.forEach(event -> assertEquals("Updated", event.text("/eventType")));
    }

    @Test
    @DisplayName("TC_E_29_CS, TC_E_33_CS: status of a running transaction, and of all, with messages queued")
    void runningWithQueue() throws Exception {
        String transaction = BENCH.charge(1, "ALICE");
        offline();
        energyFlowsFor(1, 8);
        backButSilent();
        assertStatus(status(transaction), "true", true);
        assertStatus(status(""), "", true);
        assertFalse(status("").has("ongoingIndicator"));
        listensAgain();
        assertEquals("true", csms.expect(BACK, "TransactionEvent", this::wasKept).text("/offline"));
    }

    @Test
    @DisplayName("TC_E_31_CS: status of a transaction that ended offline, with messages queued")
    void endedWithQueue() throws Exception {
        String transaction = BENCH.charge(1, "ALICE");
        offline();
        leaves("ALICE");
        backButSilent();
        assertStatus(status(transaction), "false", true);
        listensAgain();
        Call ended = csms.expect(BACK, "TransactionEvent", at("/transactionInfo/transactionId", transaction), at("/eventType", "Ended"));
        assertEquals("StopAuthorized", ended.text("/triggerReason"));
        assertEquals("true", ended.text("/offline"));
    }

    @Test
    @Shipped("use case E14")
    @DisplayName("TC_E_28_CS, TC_E_34_CS, TC_E_30_CS, TC_E_32_CS: status of an unknown, a running and an ended transaction with nothing queued")
    void nothingQueued() throws Exception {
        BENCH.set("SampledDataCtrlr.TxUpdatedInterval", "60");
        assertStatus(status("c0ffee"), "false", false);
        assertStatus(status(""), "", false);
        String transaction = BENCH.charge(1, "ALICE");
        BENCH.await(BACK, () -> !status(transaction).path("messagesInQueue").asBoolean());
        assertStatus(status(transaction), "true", false);
        BENCH.swipe(1, "ALICE");
        csms.expect("TransactionEvent", at("/eventType", "Ended"));
        BENCH.await(BACK, () -> !status(transaction).path("messagesInQueue").asBoolean());
        assertStatus(status(transaction), "false", false);
    }

    @Test
    @Shipped("use case E12; a socket that breaks")
    @DisplayName("TC_E_43_CS: a whole transaction offline")
    void whollyOffline() throws Exception {
        BENCH.set("AuthCtrlr.OfflineTxForUnknownIdEnabled", "true");
        offline();
        BENCH.plugIn(1);
        BENCH.swipe(1, "CAROL");
        BENCH.awaitPower(1, true);
        leaves("CAROL");
        csms.up();
        List<Call> all = queued("", "Ended");
        assertEquals("Started", all.get(0).text("/eventType"));
        assertEquals("0", all.get(0).text("/seqNo"));
        assertOffline(all);
    }

    @Test
    @Shipped("use case E08; a socket that breaks")
    @DisplayName("TC_E_44_CS: stopped offline by its driver")
    void stoppedOffline() throws Exception {
        String transaction = BENCH.charge(1, "ALICE");
        offline();
        leaves("ALICE");
        csms.up();
        List<Call> late = queued(transaction, "Ended");
        assertOffline(late);
        assertEquals("ALICE", late.get(late.size() - 1).text("/idToken/idToken"));
    }

    @Test
    @DisplayName("TC_E_45_CS, E08.FR.02: stopped offline by a listed card of the same group")
    void stoppedOfflineByGroup() throws Exception {
        csms.tokenInfo("ALICE", FAMILY);
        BENCH.set("LocalAuthListCtrlr.Enabled", "true");
        assertEquals("Accepted", csms.call("SendLocalList", "{\"versionNumber\":45,\"updateType\":\"Full\",\"localAuthorizationList\":["
                + "{\"idToken\":{\"idToken\":\"BOB\",\"type\":\"ISO14443\"},\"idTokenInfo\":" + FAMILY + "}]}").path("status").asText());
        String transaction = BENCH.charge(1, "ALICE");
        offline();
        leaves("BOB");
        csms.up();
        List<Call> late = queued(transaction, "Ended");
        assertOffline(late);
        assertEquals("BOB", late.get(late.size() - 1).text("/idToken/idToken"));
        csms.call("SendLocalList", "{\"versionNumber\":46,\"updateType\":\"Full\"}");
    }

    @Test
    @DisplayName("TC_E_16_CS: started offline, and the CSMS knows the card as invalid: ended as deauthorized")
    void refusedLate() throws Exception {
        BENCH.set("TxCtrlr.TxStopPoint", "Authorized");
        BENCH.set("TxCtrlr.StopTxOnInvalidId", "true");
        BENCH.set("AuthCtrlr.OfflineTxForUnknownIdEnabled", "true");
        csms.token("STRANGER", "Invalid");
        offline();
        BENCH.plugIn(1);
        BENCH.swipe(1, "STRANGER");
        BENCH.awaitPower(1, true);
        csms.up();
        Call started = csms.expect(BACK, "TransactionEvent", at("/eventType", "Started"), at("/idToken/idToken", "STRANGER"));
        assertEquals("true", started.text("/offline"));
        Call ended = csms.expect("TransactionEvent", at("/eventType", "Ended"));
        assertEquals("Deauthorized", ended.text("/triggerReason"));
        assertEquals("DeAuthorized", ended.text("/transactionInfo/stoppedReason"));
        BENCH.awaitPower(1, false);
        BENCH.swipe(1, "STRANGER");
    }
}
