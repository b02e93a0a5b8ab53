package io.busbar.itests.conformance;

import static io.busbar.itests.conformance.ScriptedCsms.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.itests.conformance.ScriptedCsms.Call;
import io.busbar.testing.Patience;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** C10 to C12, and C09 with the cache. */
class CacheTest {

    private static final Duration WHILE = Duration.ofSeconds(1);
    private static final String FAMILY = ",\"groupIdToken\":{\"idToken\":\"FAMILY\",\"type\":\"Central\"}}";

    @RegisterExtension
    static final Bench BENCH = new Bench();

    private final ScriptedCsms csms = BENCH.csms();

    @BeforeEach
    void emptyCache() throws Exception {
        BENCH.set("TxCtrlr.TxStartPoint", "Authorized");
        BENCH.set("TxCtrlr.TxStopPoint", "Authorized,EVConnected");
        BENCH.set("AuthCtrlr.LocalPreAuthorize", "true");
        csms.call("ClearCache", "{}");
    }

    /** What the CSMS says of a token gets into the cache, and no transaction is left. */
    private void cache(String uid, String info) throws Exception {
        csms.tokenInfo(uid, info);
        BENCH.swipe(2, uid);
        csms.expect("Authorize", at("/idToken/idToken", uid));
        if (info.contains("Accepted")) {
            csms.expect("TransactionEvent", at("/eventType", "Started"));
            BENCH.swipe(2, uid);
            csms.expect("TransactionEvent", at("/eventType", "Ended"));
        }
    }

    private static String info(String status) {
        return "{\"status\":\"" + status + "\"}";
    }

    private void startsUnasked(String uid) throws Exception {
        BENCH.swipe(1, uid);
        csms.expect("TransactionEvent", at("/triggerReason", "Authorized"), at("/eventType", "Started"), at("/idToken/idToken", uid));
        BENCH.awaitPower(1, true);
        csms.refute(Duration.ofMillis(100), "Authorize");
    }

    /** @param now what the CSMS says when it is asked */
    private void isAsked(String uid, String now) throws Exception {
        csms.token(uid, now);
        BENCH.swipe(1, uid);
        csms.expect("Authorize", at("/idToken/idToken", uid), at("/idToken/type", "ISO14443"));
    }

    @Test
    @Shipped("use case C12")
    @DisplayName("TC_C_08_CS, C12.FR.02, C12.FR.04: a cached card starts without a question, and the plugged car gets energy")
    void accepted() throws Exception {
        cache("ALICE", info("Accepted"));
        BENCH.plugIn(1);
        startsUnasked("ALICE");
    }

    @Test
    @DisplayName("TC_C_09_CS: a card cached as invalid is asked for, and refused again")
    void invalid() throws Exception {
        notAccepted("Invalid");
    }

    @Test
    @DisplayName("TC_C_10_CS: a card cached as blocked is asked for")
    void blocked() throws Exception {
        notAccepted("Blocked");
    }

    @Test
    @DisplayName("TC_C_11_CS: a card cached as expired is asked for")
    void expired() throws Exception {
        notAccepted("Expired");
    }

    private void notAccepted(String status) throws Exception {
        cache("BAD", info(status));
        BENCH.plugIn(1);
        isAsked("BAD", status);
        csms.refute(WHILE, "TransactionEvent");
    }

    @Test
    @DisplayName("TC_C_12_CS: a card cached as invalid that is accepted now starts")
    void acceptedNow() throws Exception {
        cache("BAD", info("Invalid"));
        BENCH.plugIn(1);
        isAsked("BAD", "Accepted");
        BENCH.awaitPower(1, true);
    }

    @Test
    @DisplayName("TC_C_13_CS: a cached card starts before the car is plugged in; energy flows then")
    void cableLater() throws Exception {
        cache("ALICE", info("Accepted"));
        BENCH.swipe(1, "ALICE");
        csms.expect("TransactionEvent", at("/triggerReason", "Authorized"), at("/eventType", "Started"), at("/idToken/idToken", "ALICE"));
        BENCH.plugIn(1);
        csms.expect("TransactionEvent", at("/triggerReason", "CablePluggedIn"));
        BENCH.awaitPower(1, true);
    }

    /** Starts with a cached card while the CSMS is away, which refuses the card when it is back. */
    private void refusedLate() throws Exception {
        BENCH.set("OCPPCommCtrlr.RetryBackOffWaitMinimum", "1");
        BENCH.set("OCPPCommCtrlr.RetryBackOffRandomRange", "0");
        cache("ALICE", info("Accepted"));
        // an answer that the link takes with it would bring the last event once more
        BENCH.await(WHILE.multipliedBy(10), () -> !csms.call("GetTransactionStatus", "{}").path("messagesInQueue").asBoolean());
        BENCH.plugIn(1);
        csms.down();
        BENCH.swipe(1, "ALICE");
        BENCH.awaitPower(1, true);
        csms.token("ALICE", "Invalid");
        csms.up();
        csms.expect(Duration.ofSeconds(30), "TransactionEvent", at("/triggerReason", "Authorized"), at("/idToken/idToken", "ALICE"),
                at("/offline", "true"));
        csms.expect("TransactionEvent", at("/triggerReason", "ChargingStateChanged"), at("/offline", "true"));
    }

    private static double energyWh() throws IOException {
        return BENCH.energyWh(1);
    }

    @Test
    @DisplayName("TC_C_15_CS, C15.FR.07: StopTxOnInvalidId = false, MaxEnergyOnInvalidId > 0: energy goes on after a late refusal, and stops at that amount")
    void goesOn() throws Exception {
        BENCH.set("TxCtrlr.StopTxOnInvalidId", "false");
        BENCH.set("TxCtrlr.MaxEnergyOnInvalidId", "10000");
        double before = energyWh();
        refusedLate();
        csms.refute(WHILE, "TransactionEvent",
                call -> call.text("/triggerReason").equals("Deauthorized") || call.text("/eventType").equals("Ended")
                        || call.text("/transactionInfo/chargingState").equals("SuspendedEVSE"));
        BENCH.awaitPower(1, true);
        int limit = (int) (energyWh() - before) + 15;
        BENCH.set("TxCtrlr.MaxEnergyOnInvalidId", Integer.toString(limit));
        csms.expect("TransactionEvent", at("/triggerReason", "ChargingStateChanged"),
                at("/transactionInfo/chargingState", "SuspendedEVSE"));
        BENCH.awaitPower(1, false);
        double given = energyWh() - before;
        assertTrue(given >= limit && given < limit + 15, given + " Wh of " + limit);
    }

    @Test
    @DisplayName("TC_C_16_CS, C15.FR.02: StopTxOnInvalidId = true: a late refusal ends the transaction")
    void stops() throws Exception {
        BENCH.set("TxCtrlr.StopTxOnInvalidId", "true");
        BENCH.set("TxCtrlr.MaxEnergyOnInvalidId", "0");
        refusedLate();
        csms.expect("TransactionEvent", at("/triggerReason", "Deauthorized"));
        BENCH.awaitPower(1, false);
    }

    @Test
    @DisplayName("TC_C_17_CS: StopTxOnInvalidId = false: a late refusal suspends the energy")
    void suspends() throws Exception {
        BENCH.set("TxCtrlr.StopTxOnInvalidId", "false");
        BENCH.set("TxCtrlr.MaxEnergyOnInvalidId", "0");
        refusedLate();
        csms.expect("TransactionEvent", at("/transactionInfo/chargingState", "SuspendedEVSE"));
        BENCH.awaitPower(1, false);
    }

    @Test
    @DisplayName("TC_C_18_CS: StopTxOnInvalidId = true, MaxEnergyOnInvalidId > 0: a late refusal ends the transaction all the same")
    void stopsInSpiteOfAllowance() throws Exception {
        BENCH.set("TxCtrlr.StopTxOnInvalidId", "true");
        BENCH.set("TxCtrlr.MaxEnergyOnInvalidId", "500");
        refusedLate();
        assertFalse(csms.expect("TransactionEvent", at("/triggerReason", "Deauthorized")).payload().path("offline").asBoolean());
        BENCH.awaitPower(1, false);
    }

    @Test
    @Shipped("use case C15; a socket that breaks")
    @DisplayName("TC_C_26_CS, C15.FR.02, C15.FR.06, C15.FR.08: an unknown card starts offline, its events are told, its late refusal suspends the energy")
    void unknownOffline() throws Exception {
        BENCH.set("OCPPCommCtrlr.RetryBackOffWaitMinimum", "1");
        BENCH.set("OCPPCommCtrlr.RetryBackOffRandomRange", "0");
        BENCH.set("AuthCtrlr.OfflineTxForUnknownIdEnabled", "true");
        BENCH.set("TxCtrlr.StopTxOnInvalidId", "false");
        BENCH.set("TxCtrlr.MaxEnergyOnInvalidId", "0");
        BENCH.set("TxCtrlr.TxStopPoint", "EVConnected");
        BENCH.plugIn(1);
        csms.down();
        BENCH.swipe(1, "STRANGER");
        BENCH.awaitPower(1, true);
        csms.token("STRANGER", "Invalid");
        csms.up();
        csms.expect(Duration.ofSeconds(30), "TransactionEvent", at("/eventType", "Started"), at("/idToken/idToken", "STRANGER"),
                at("/offline", "true"));
        csms.expect("TransactionEvent", at("/transactionInfo/chargingState", "SuspendedEVSE"));
        BENCH.awaitPower(1, false);
        BENCH.swipe(1, "STRANGER");
        csms.expect("TransactionEvent", at("/triggerReason", "StopAuthorized"));
    }

    @Test
    @DisplayName("TC_C_57_CS: AuthCacheCtrlr.DisablePostAuthorize: a card cached as invalid is refused without a question")
    void noPostAuthorize() throws Exception {
        BENCH.set("AuthCacheCtrlr.DisablePostAuthorize", "true");
        cache("BAD", info("Invalid"));
        BENCH.plugIn(1);
        BENCH.swipe(1, "BAD");
        csms.refute(WHILE, "Authorize");
        csms.refute(Duration.ofMillis(1), "TransactionEvent");
    }

    @Test
    @Shipped("use case C10; the process is killed")
    @DisplayName("TC_C_32_CS: the cache outlives the mains plug being pulled")
    void overReboot() throws Exception {
        cache("ALICE", info("Accepted"));
        BENCH.powerCut();
        BENCH.start();
        csms.expect(Duration.ofSeconds(30), "BootNotification");
        csms.expect("StatusNotification", at("/evseId", "1"));
        BENCH.plugIn(1);
        startsUnasked("ALICE");
    }

    @Test
    @DisplayName("TC_C_33_CS, C12.FR.06: an answer to Authorize gets into the cache, a later answer to a transaction event replaces it")
    void updateByAuthorize() throws Exception {
        cache("ALICE", info("Accepted"));
        csms.token("ALICE", "Invalid");
        BENCH.plugIn(1);
        BENCH.swipe(1, "ALICE");
        csms.expect("TransactionEvent", at("/triggerReason", "Authorized"), at("/idToken/idToken", "ALICE"));
        csms.expect("TransactionEvent", at("/triggerReason", "Deauthorized"));
        BENCH.unplug(1);
        csms.expect("StatusNotification", at("/evseId", "1"), at("/connectorStatus", "Occupied"));
        reset();
        isAsked("ALICE", "Invalid");
    }

    private void reset() throws Exception {
        BENCH.resetPlant();
        BENCH.await(Patience.ofSeconds(15), () -> csms.open().isEmpty());
    }

    @Test
    @DisplayName("TC_C_34_CS: the answer to a transaction event gets into the cache")
    void updateByTransaction() throws Exception {
        cache("ALICE", info("Accepted"));
        csms.token("ALICE", "Invalid");
        BENCH.plugIn(1);
        BENCH.swipe(1, "ALICE");
        csms.expect("TransactionEvent", at("/triggerReason", "Authorized"), at("/eventType", "Started"), at("/idToken/idToken", "ALICE"));
        csms.expect("TransactionEvent", at("/triggerReason", "Deauthorized"));
        reset();
        isAsked("ALICE", "Invalid");
        csms.refute(WHILE, "TransactionEvent", at("/eventType", "Started"));
    }

    @Test
    @DisplayName("TC_C_36_CS: without LocalPreAuthorize a cached card is asked for")
    void noPreAuthorize() throws Exception {
        cache("ALICE", info("Accepted"));
        BENCH.set("AuthCtrlr.LocalPreAuthorize", "false");
        isAsked("ALICE", "Invalid");
        csms.refute(WHILE, "TransactionEvent");
    }

    @Test
    @Shipped("use case C11")
    @DisplayName("TC_C_37_CS: an emptied cache knows nobody")
    void cleared() throws Exception {
        cache("ALICE", info("Accepted"));
        assertEquals("Accepted", csms.call("ClearCache", "{}").path("status").asText());
        BENCH.plugIn(1);
        isAsked("ALICE", "Accepted");
        csms.expect("TransactionEvent", at("/triggerReason", "Authorized"));
        BENCH.awaitPower(1, true);
    }

    @Test
    @DisplayName("TC_C_38_CS: a cache that is off is not emptied")
    void notCleared() throws Exception {
        cache("ALICE", info("Accepted"));
        BENCH.set("AuthCacheCtrlr.Enabled", "false");
        assertEquals("Rejected", csms.call("ClearCache", "{}").path("status").asText());
    }

    @Test
    @DisplayName("TC_C_41_CS: a cached card of the group ends the transaction without a question")
    void group() throws Exception {
        cache("ALICE", "{\"status\":\"Accepted\"" + FAMILY);
        cache("BOB", "{\"status\":\"Accepted\"" + FAMILY);
        BENCH.plugIn(1);
        startsUnasked("ALICE");
        BENCH.swipe(1, "BOB");
        csms.expect("TransactionEvent", at("/triggerReason", "StopAuthorized"), at("/idToken/idToken", "BOB"));
        csms.refute(Duration.ofMillis(100), "Authorize");
    }

    @Test
    @DisplayName("TC_C_44_CS: a card of the group that is cached as invalid is asked for, and does not end the transaction")
    void invalidGroup() throws Exception {
        cache("ALICE", "{\"status\":\"Accepted\"" + FAMILY);
        cache("BOB", "{\"status\":\"Invalid\"" + FAMILY);
        BENCH.plugIn(1);
        startsUnasked("ALICE");
        BENCH.swipe(1, "BOB");
        csms.expect("Authorize", at("/idToken/idToken", "BOB"));
        csms.refute(WHILE, "TransactionEvent", at("/triggerReason", "StopAuthorized"));
        BENCH.awaitPower(1, true);
    }

    @Test
    @DisplayName("TC_C_46_CS: after LifeTime a cached card is asked for")
    void lifeTime() throws Exception {
        BENCH.set("AuthCacheCtrlr.LifeTime", "2");
        cache("ALICE", info("Accepted"));
        BENCH.plugIn(1);
        csms.refute(Duration.ofSeconds(3), "TransactionEvent");
        isAsked("ALICE", "Accepted");
        Call started = csms.expect("TransactionEvent", at("/eventType", "Started"));
        assertEquals("ALICE", started.text("/idToken/idToken"));
    }
}
