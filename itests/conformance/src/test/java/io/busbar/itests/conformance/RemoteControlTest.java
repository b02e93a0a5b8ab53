package io.busbar.itests.conformance;

import static io.busbar.itests.conformance.ScriptedCsms.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.itests.conformance.ScriptedCsms.Call;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F01 to F05: the CSMS starts, stops, unlocks. */
class RemoteControlTest {

    private static final Duration WHILE = Duration.ofSeconds(1);

    @RegisterExtension
    static final Bench BENCH = new Bench();

    private final ScriptedCsms csms = BENCH.csms();

    @BeforeEach
    void eachTokenIsAskedFor() throws Exception {
        csms.call("ClearCache", "{}");
    }

    private JsonNode start(int evseId, int number, String more) throws Exception {
        return csms.call("RequestStartTransaction", "{\"evseId\":" + evseId + ",\"remoteStartId\":" + number
                + ",\"idToken\":{\"idToken\":\"REMOTE\",\"type\":\"ISO14443\"}" + more + "}");
    }

    private Call told(int number) {
        Call event = csms.expect("TransactionEvent", at("/triggerReason", "RemoteStart"));
        assertEquals(Integer.toString(number), event.text("/transactionInfo/remoteStartId"));
        assertEquals("REMOTE", event.text("/idToken/idToken"));
        assertEquals("ISO14443", event.text("/idToken/type"));
        return event;
    }

    private void charging() {
        csms.expect("TransactionEvent", at("/triggerReason", "ChargingStateChanged"), at("/transactionInfo/chargingState", "Charging"));
    }

    private Call carCame(int evseId) throws Exception {
        BENCH.set("TxCtrlr.TxStartPoint", "EVConnected");
        BENCH.plugIn(evseId);
        BENCH.expectStatus(evseId, "Occupied");
        return csms.expect("TransactionEvent", at("/eventType", "Started"), at("/triggerReason", "CablePluggedIn"));
    }

    @Test
    @Shipped("use case F01")
    @DisplayName("TC_F_01_CS, F01.FR.03, F01.FR.04, F01.FR.05, F01.FR.13, F01.FR.25: the car first: the transaction that runs is named, and goes on authorized")
    void carFirst() throws Exception {
        String transaction = carCame(2).text("/transactionInfo/transactionId");
        JsonNode answer = start(2, 1, "");
        assertEquals("Accepted", answer.path("status").asText());
        assertEquals(transaction, answer.path("transactionId").asText());
        Call event = told(1);
        assertEquals("Updated", event.text("/eventType"));
        assertEquals(transaction, event.text("/transactionInfo/transactionId"));
        charging();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Shipped("use case F02")
    @DisplayName("TC_F_02_CS, TC_F_03_CS, F02.FR.11, F02.FR.13: the driver first, with AuthorizeRemoteStart and without")
    void driverFirst(boolean authorize) throws Exception {
        BENCH.set("TxCtrlr.TxStartPoint", "Authorized");
        BENCH.set("AuthCtrlr.AuthorizeRemoteStart", Boolean.toString(authorize));
        assertEquals("Accepted", start(1, 2, "").path("status").asText());
        if (authorize) {
            csms.expect("Authorize", at("/idToken/idToken", "REMOTE"), at("/idToken/type", "ISO14443"));
        }
        assertEquals("Started", told(2).text("/eventType"));
        BENCH.expectStatus(1, "Occupied");
        csms.refute(Duration.ofMillis(200), "Authorize");
        BENCH.plugIn(1);
        csms.expect("TransactionEvent", at("/triggerReason", "CablePluggedIn"), at("/transactionInfo/chargingState", "EVConnected"));
        charging();
    }

    @Test
    @DisplayName("TC_F_04_CS: the driver first, and no car in time; the next start is taken")
    void noCar() throws Exception {
        BENCH.set("TxCtrlr.TxStartPoint", "Authorized");
        BENCH.set("TxCtrlr.EVConnectionTimeOut", "1");
        assertEquals("Accepted", start(1, 3, "").path("status").asText());
        assertEquals("Started", told(3).text("/eventType"));
        assertEquals("EVConnectTimeout", csms.expect("TransactionEvent", at("/eventType", "Ended")).text("/triggerReason"));
        BENCH.set("TxCtrlr.EVConnectionTimeOut", "60");
        assertEquals("Accepted", start(1, 4, "").path("status").asText());
        assertEquals("Started", told(4).text("/eventType"));
    }

    @Test
    @DisplayName("TC_K_38_CS, F01.FR.12, F02.FR.20: a charging profile is left aside while there is no smart charging; the transaction is started all the same")
    void profileIgnored() throws Exception {
        String transaction = carCame(2).text("/transactionInfo/transactionId");
        JsonNode answer = start(2, 5, ",\"chargingProfile\":{\"id\":1,\"stackLevel\":0,\"chargingProfilePurpose\":\"TxProfile\","
                + "\"chargingProfileKind\":\"Relative\",\"chargingSchedule\":[{\"id\":1,\"chargingRateUnit\":\"A\","
                + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":6.0,\"numberPhases\":3}]}]}");
        assertEquals("Accepted", answer.path("status").asText());
        assertEquals(transaction, answer.path("transactionId").asText());
        told(5);
        charging();
        BENCH.awaitPower(2, true);
    }

    @Test
    @DisplayName("F01.FR.24, F02.FR.26: an EVSE with an authorized transaction is not started again")
    void occupied() throws Exception {
        BENCH.charge(1, "ALICE");
        assertEquals("Rejected", start(1, 6, "").path("status").asText());
        csms.refute(WHILE, "TransactionEvent", at("/triggerReason", "RemoteStart"));
    }

    @Test
    @Shipped("use case F03")
    @DisplayName("TC_F_08_CS, F03.FR.07: stopped by the CSMS")
    void stopped() throws Exception {
        String transaction = BENCH.charge(1, "ALICE");
        assertEquals("Accepted",
                csms.call("RequestStopTransaction", "{\"transactionId\":\"" + transaction + "\"}").path("status").asText());
        assertEquals(transaction,
                csms.expect("TransactionEvent", at("/triggerReason", "RemoteStop")).text("/transactionInfo/transactionId"));
        BENCH.awaitPower(1, false);
        BENCH.awaitLock(1, false);
        BENCH.unplug(1);
        BENCH.expectStatus(1, "Available");
    }

    @Test
    @DisplayName("TC_F_09_CS, F03.FR.08: another transactionId stops nothing")
    void otherTransaction() throws Exception {
        String transaction = BENCH.charge(1, "ALICE");
        assertNotEquals("another", transaction);
        assertEquals("Rejected", csms.call("RequestStopTransaction", "{\"transactionId\":\"another\"}").path("status").asText());
        csms.refute(WHILE, "TransactionEvent", at("/eventType", "Ended"));
        BENCH.awaitPower(1, true);
    }

    private String unlock(int connectorId) throws Exception {
        return csms.call("UnlockConnector", "{\"evseId\":1,\"connectorId\":" + connectorId + "}").path("status").asText();
    }

    @Test
    @DisplayName("TC_F_05_CS: a connector is not unlocked under an authorized transaction")
    void unlockUnderTransaction() throws Exception {
        BENCH.charge(1, "ALICE");
        BENCH.awaitLock(1, true);
        assertEquals("OngoingAuthorizedTransaction", unlock(1));
        csms.refute(WHILE, "TransactionEvent", at("/eventType", "Ended"));
        assertTrue(BENCH.locked(1));
        BENCH.awaitPower(1, true);
    }

    @Test
    @Shipped("use case F05")
    @DisplayName("TC_F_06_CS: a plugged connector without a transaction is unlocked")
    void unlockPlugged() throws Exception {
        BENCH.plugIn(1);
        BENCH.expectStatus(1, "Occupied");
        assertEquals("Unlocked", unlock(1));
        BENCH.unplug(1);
        BENCH.expectStatus(1, "Available");
    }

    @Test
    @DisplayName("TC_F_07_CS, TC_F_10_CS: a connector without a cable is unlocked as well; one that is not there is unknown")
    void unlockEmpty() throws Exception {
        assertEquals("Unlocked", unlock(1));
        assertEquals("UnknownConnector", unlock(999));
    }
}
