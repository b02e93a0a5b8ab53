package io.busbar.itests.conformance;

import static io.busbar.itests.conformance.ScriptedCsms.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.busbar.itests.conformance.ScriptedCsms.Call;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** C01 to C09, C16: tokens, groups and the master pass, with the CSMS there. */
class AuthorizationTest {

    private static final Duration WHILE = Duration.ofSeconds(1);
    private static final String FAMILY = ",\"groupIdToken\":{\"idToken\":\"FAMILY\",\"type\":\"Central\"}}";
    private static final String MASTER = "{\"status\":\"Accepted\",\"groupIdToken\":{\"idToken\":\"MASTER\",\"type\":\"Central\"}}";

    @RegisterExtension
    static final Bench BENCH = new Bench();

    private final ScriptedCsms csms = BENCH.csms();

    @BeforeEach
    void eachTokenIsAskedFor() throws Exception {
        BENCH.set("TxCtrlr.TxStartPoint", "Authorized");
        csms.call("ClearCache", "{}");
    }

    private void charging(int evseId, String uid) throws Exception {
        BENCH.plugIn(evseId);
        BENCH.swipe(evseId, uid);
        csms.expect("Authorize", at("/idToken/idToken", uid));
        csms.expect("TransactionEvent", at("/eventType", "Started"), at("/idToken/idToken", uid));
        csms.expect("TransactionEvent", at("/transactionInfo/chargingState", "Charging"));
        BENCH.awaitPower(evseId, true);
    }

    private void refused(String uid, String status) throws Exception {
        csms.token(uid, status);
        BENCH.plugIn(2);
        BENCH.swipe(2, uid);
        csms.expect("Authorize", at("/idToken/idToken", uid), at("/idToken/type", "ISO14443"));
        csms.refute(WHILE, "TransactionEvent");
        BENCH.awaitPower(2, false);
    }

    @Test
    @DisplayName("TC_C_02_CS: an invalid card starts nothing (EVSE 2 has no lock)")
    void invalid() throws Exception {
        refused("BAD1", "Invalid");
    }

    @Test
    @DisplayName("TC_C_05_CS: an invalid card starts nothing (EVSE 1 has a lock)")
    void invalidWithLock() throws Exception {
        csms.token("BAD1", "Invalid");
        BENCH.swipe(1, "BAD1");
        csms.expect("Authorize", at("/idToken/idToken", "BAD1"));
        csms.refute(WHILE, "TransactionEvent");
    }

    @Test
    @Shipped("use case C01")
    @DisplayName("TC_C_06_CS: a blocked card starts nothing")
    void blocked() throws Exception {
        refused("BAD2", "Blocked");
    }

    @Test
    @DisplayName("TC_C_07_CS: an expired card starts nothing")
    void expired() throws Exception {
        refused("BAD3", "Expired");
    }

    @Test
    @DisplayName("TC_C_56_CS: an unknown card starts nothing")
    void unknown() throws Exception {
        refused("BAD4", "Unknown");
    }

    @Test
    @DisplayName("TC_C_04_CS: another accepted card does not end a transaction")
    void differentToken() throws Exception {
        charging(1, "ALICE");
        BENCH.swipe(1, "BOB");
        csms.expect("Authorize", at("/idToken/idToken", "BOB"));
        csms.refute(WHILE, "TransactionEvent", call -> call.payload().has("idToken") || call.text("/eventType").equals("Ended"));
        BENCH.awaitPower(1, true);
    }

    @Test
    @Shipped("use case C09")
    @DisplayName("TC_C_39_CS: another card of the group ends the transaction")
    void group() throws Exception {
        csms.tokenInfo("ALICE", "{\"status\":\"Accepted\"" + FAMILY);
        csms.tokenInfo("BOB", "{\"status\":\"Accepted\"" + FAMILY);
        charging(1, "ALICE");
        BENCH.swipe(1, "BOB");
        csms.expect("Authorize", at("/idToken/idToken", "BOB"));
        csms.expect("TransactionEvent", at("/triggerReason", "StopAuthorized"), at("/idToken/idToken", "BOB"));
        BENCH.awaitPower(1, false);
    }

    @Test
    @DisplayName("TC_C_42_CS: a card of the group that is not accepted does not end the transaction")
    void invalidGroup() throws Exception {
        csms.tokenInfo("ALICE", "{\"status\":\"Accepted\"" + FAMILY);
        csms.tokenInfo("BOB", "{\"status\":\"Invalid\"" + FAMILY);
        charging(1, "ALICE");
        BENCH.swipe(1, "BOB");
        csms.expect("Authorize", at("/idToken/idToken", "BOB"));
        csms.refute(WHILE, "TransactionEvent", call -> call.text("/triggerReason").equals("StopAuthorized"));
        BENCH.awaitPower(1, true);
    }

    @Test
    @DisplayName("TC_C_45_CS, C16.FR.03: a master pass starts nothing, also when a car is plugged in after it")
    void masterPassStartsNothing() throws Exception {
        BENCH.set("AuthCtrlr.MasterPassGroupId", "MASTER");
        csms.tokenInfo("CHIEF", MASTER);
        BENCH.swipe(1, "CHIEF");
        csms.expect("Authorize", at("/idToken/idToken", "CHIEF"));
        csms.refute(WHILE, "TransactionEvent");
        BENCH.plugIn(1);
        csms.expect("StatusNotification", at("/connectorStatus", "Occupied"));
        csms.refute(WHILE, "TransactionEvent", at("/transactionInfo/chargingState", "Charging"));
        BENCH.awaitPower(1, false);
    }

    @Test
    @Shipped("use case C16")
    @DisplayName("TC_C_49_CS, C16.FR.02: a master pass ends all transactions")
    void masterPassEndsAll() throws Exception {
        BENCH.set("AuthCtrlr.MasterPassGroupId", "MASTER");
        BENCH.set("TxCtrlr.TxStopPoint", "Authorized");
        charging(1, "ALICE");
        charging(2, "BOB");
        csms.tokenInfo("CHIEF", MASTER);
        BENCH.swipe(1, "CHIEF");
        csms.expect("Authorize", at("/idToken/idToken", "CHIEF"));
        Call first = ended();
        Call second = ended();
        assertEquals("MasterPass", first.text("/transactionInfo/stoppedReason"));
        assertEquals("MasterPass", second.text("/transactionInfo/stoppedReason"));
        BENCH.awaitPower(1, false);
        BENCH.awaitPower(2, false);
    }

    private Call ended() {
        return csms.expect("TransactionEvent", at("/eventType", "Ended"));
    }

    @Test
    @DisplayName("TC_C_14_CS: a master pass from the cache ends the transaction")
    void masterPassFromCache() throws Exception {
        BENCH.set("AuthCtrlr.MasterPassGroupId", "MASTER");
        BENCH.set("AuthCtrlr.LocalPreAuthorize", "true");
        BENCH.set("TxCtrlr.TxStopPoint", "Authorized");
        csms.tokenInfo("CHIEF", MASTER);
        BENCH.swipe(1, "CHIEF");
        csms.expect("Authorize", at("/idToken/idToken", "CHIEF"));
        charging(1, "ALICE");
        BENCH.swipe(1, "CHIEF");
        Call stop = csms.expect("TransactionEvent", at("/triggerReason", "StopAuthorized"), at("/idToken/idToken", "CHIEF"));
        assertEquals("Ended", stop.text("/eventType"));
        assertEquals("MasterPass", stop.text("/transactionInfo/stoppedReason"));
        csms.refute(WHILE, "Authorize");
    }

    @Test
    @DisplayName("C02.FR.01: the start button starts for nobody in particular")
    void startButton() throws Exception {
        BENCH.plugIn(1);
        BENCH.pressStart(1);
        Call started = csms.expect("TransactionEvent", at("/eventType", "Started"), at("/idToken/type", "NoAuthorization"));
        assertEquals("", started.text("/idToken/idToken"));
        BENCH.awaitPower(1, true);
        csms.refute(Duration.ofMillis(100), "Authorize");
    }

    @Test
    @DisplayName("C05.FR.03, C05.FR.05: after a remote start the first transaction event has the token and the remoteStartId")
    void remoteStart() throws Exception {
        BENCH.plugIn(1);
        csms.call("RequestStartTransaction", "{\"remoteStartId\":4711,\"evseId\":1,\"idToken\":{\"idToken\":\"C1\",\"type\":\"Central\"}}");
        Call started = csms.expect("TransactionEvent", at("/eventType", "Started"));
        assertEquals("C1", started.text("/idToken/idToken"));
        assertEquals("4711", started.text("/transactionInfo/remoteStartId"));
        csms.refute(Duration.ofMillis(100), "Authorize");
        BENCH.awaitPower(1, true);
    }

    @Test
    @DisplayName("C01.FR.26: an authorization ends when no car is plugged in within EVConnectionTimeOut")
    void timeOut() throws Exception {
        BENCH.set("TxCtrlr.EVConnectionTimeOut", "1");
        BENCH.set("TxCtrlr.TxStartPoint", "Authorized");
        BENCH.swipe(1, "ALICE");
        csms.expect("TransactionEvent", at("/triggerReason", "EVConnectTimeout"));
        BENCH.plugIn(1);
        csms.expect("StatusNotification", at("/connectorStatus", "Occupied"));
        csms.refute(WHILE, "TransactionEvent", at("/transactionInfo/chargingState", "Charging"));
        BENCH.awaitPower(1, false);
    }

    @Test
    @DisplayName("C08.FR.02: who was refused, or came late, may present a token again while the car is plugged")
    void again() throws Exception {
        csms.token("ALICE", "Invalid");
        BENCH.plugIn(1);
        BENCH.swipe(1, "ALICE");
        csms.expect("Authorize");
        csms.token("ALICE", "Accepted");
        BENCH.swipe(1, "ALICE");
        csms.expect("Authorize");
        BENCH.awaitPower(1, true);
    }
}
