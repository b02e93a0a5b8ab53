package io.busbar.itests.conformance;

import static io.busbar.itests.conformance.ScriptedCsms.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.itests.conformance.ScriptedCsms.Call;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E01, E02, E03: where a transaction starts, with the car or the driver first. */
class StartTransactionTest {

    private static final Duration WHILE = Duration.ofSeconds(1);
    private static final String START = "TxCtrlr.TxStartPoint";

    @RegisterExtension
    static final Bench BENCH = new Bench();

    private final ScriptedCsms csms = BENCH.csms();

    @BeforeEach
    void eachTokenIsAskedFor() throws Exception {
        csms.call("ClearCache", "{}");
    }

    private void authorize(int evseId, String uid) throws Exception {
        BENCH.swipe(evseId, uid);
        csms.expect("Authorize", at("/idToken/idToken", uid), at("/idToken/type", "ISO14443"));
    }

    private static void assertPlace(int evseId, Call event) {
        assertEquals(Integer.toString(evseId), event.text("/evse/id"), event.payload().toString());
        assertEquals("1", event.text("/evse/connectorId"), event.payload().toString());
    }

    private Call charging() {
        return csms.expect("TransactionEvent", at("/triggerReason", "ChargingStateChanged"),
                at("/transactionInfo/chargingState", "Charging"));
    }

    @Test
    @DisplayName("TC_E_01_CS: PowerPathClosed: the driver, then the car, which starts it")
    void powerPathClosed() throws Exception {
        BENCH.set(START, "PowerPathClosed");
        authorize(1, "ALICE");
        csms.refute(WHILE, "TransactionEvent");
        BENCH.plugIn(1);
        BENCH.expectStatus(1, "Occupied");
        Call started = csms.expect("TransactionEvent", at("/eventType", "Started"), at("/triggerReason", "CablePluggedIn"),
                at("/idToken/idToken", "ALICE"), at("/seqNo", "0"));
        assertPlace(1, started);
        assertEquals("EVConnected", started.text("/transactionInfo/chargingState"));
        charging();
    }

    @Test
    @DisplayName("TC_E_02_CS: EnergyTransfer: nothing before energy flows")
    void energyTransfer() throws Exception {
        BENCH.set(START, "EnergyTransfer");
        authorize(1, "ALICE");
        BENCH.plugIn(1);
        BENCH.expectStatus(1, "Occupied");
        Call started = csms.expect("TransactionEvent");
        assertEquals("Started", started.text("/eventType"));
        assertEquals("ChargingStateChanged", started.text("/triggerReason"));
        assertEquals("Charging", started.text("/transactionInfo/chargingState"));
        assertEquals("ALICE", started.text("/idToken/idToken"));
        assertPlace(1, started);
    }

    @Test
    @DisplayName("TC_E_11_CS, E01.FR.04: DataSigned: the driver, then the car; the meter's signed reading starts it, before energy flows")
    void dataSigned() throws Exception {
        BENCH.set("SampledDataCtrlr.SignReadings", "true");
        BENCH.set("OCPPCommCtrlr.PublicKeyWithSignedMeterValue", "EveryMeterValue");
        BENCH.set(START, "DataSigned");
        authorize(1, "ALICE");
        csms.refute(WHILE, "TransactionEvent");
        BENCH.plugIn(1);
        BENCH.expectStatus(1, "Occupied");
        Call started = csms.expect("TransactionEvent");
        assertEquals("Started", started.text("/eventType"));
        assertEquals("SignedDataReceived", started.text("/triggerReason"));
        assertEquals("EVConnected", started.text("/transactionInfo/chargingState"));
        assertEquals("ALICE", started.text("/idToken/idToken"));
        assertPlace(1, started);
        JsonNode value = started.payload().at("/meterValue/0/sampledValue/0");
        assertEquals("Transaction.Begin", value.path("context").asText());
        for (String member : List.of("encodingMethod", "publicKey", "signedMeterData", "signingMethod")) {
            assertTrue(value.path("signedMeterValue").has(member), started.payload().toString());
        }
        assertFalse(value.at("/signedMeterValue/signedMeterData").asText().isEmpty());
        assertFalse(value.at("/signedMeterValue/publicKey").asText().isEmpty());
        charging();
    }

    @Test
    @DisplayName("TC_E_09_CS, TC_E_03_CS: EVConnected: the car starts it, the driver comes later")
    void evConnected() throws Exception {
        BENCH.set(START, "EVConnected");
        BENCH.plugIn(2);
        BENCH.expectStatus(2, "Occupied");
        Call started = csms.expect("TransactionEvent");
        assertEquals("Started", started.text("/eventType"));
        assertEquals("CablePluggedIn", started.text("/triggerReason"));
        assertEquals("EVConnected", started.text("/transactionInfo/chargingState"));
        assertFalse(started.payload().has("idToken"));
        assertPlace(2, started);
        authorize(2, "ALICE");
        Call authorized = csms.expect("TransactionEvent", at("/triggerReason", "Authorized"), at("/idToken/idToken", "ALICE"));
        assertEquals("Updated", authorized.text("/eventType"));
        assertEquals("1", authorized.text("/seqNo"));
        charging();
    }

    @Test
    @Shipped("use case E02")
    @DisplayName("TC_E_03_CS: the car first, the usual start point")
    void cableFirst() throws Exception {
        BENCH.plugIn(2);
        BENCH.expectStatus(2, "Occupied");
        csms.refute(WHILE, "TransactionEvent");
        authorize(2, "ALICE");
        assertPlace(2, csms.expect("TransactionEvent", at("/eventType", "Started"), at("/triggerReason", "Authorized"),
                at("/idToken/idToken", "ALICE")));
        charging();
    }

    @Test
    @Shipped("use case E01")
    @DisplayName("TC_E_10_CS, TC_E_04_CS: Authorized: the driver starts it, the car comes later")
    void authorized() throws Exception {
        BENCH.set(START, "Authorized");
        authorize(1, "ALICE");
        Call started = csms.expect("TransactionEvent");
        assertEquals("Started", started.text("/eventType"));
        assertEquals("Authorized", started.text("/triggerReason"));
        assertEquals("ALICE", started.text("/idToken/idToken"));
        assertEquals("ISO14443", started.text("/idToken/type"));
        BENCH.plugIn(1);
        BENCH.expectStatus(1, "Occupied");
        Call plugged = csms.expect("TransactionEvent", at("/eventType", "Updated"), at("/triggerReason", "CablePluggedIn"));
        assertEquals("EVConnected", plugged.text("/transactionInfo/chargingState"));
        assertPlace(1, plugged);
        charging();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("TC_E_13_CS: Authorized: the CSMS starts it, with AuthorizeRemoteStart and without")
    void authorizedFromAfar(boolean authorize) throws Exception {
        BENCH.set(START, "Authorized");
        BENCH.set("AuthCtrlr.AuthorizeRemoteStart", Boolean.toString(authorize));
        assertEquals("Accepted", csms.call("RequestStartTransaction",
                "{\"remoteStartId\":13,\"evseId\":1,\"idToken\":{\"idToken\":\"REMOTE\",\"type\":\"ISO14443\"}}").path("status").asText());
        if (authorize) {
            csms.expect("Authorize", at("/idToken/idToken", "REMOTE"), at("/idToken/type", "ISO14443"));
        }
        Call started = csms.expect("TransactionEvent");
        assertEquals("Started", started.text("/eventType"));
        assertEquals("RemoteStart", started.text("/triggerReason"));
        assertEquals("REMOTE", started.text("/idToken/idToken"));
        assertEquals("ISO14443", started.text("/idToken/type"));
        assertEquals("13", started.text("/transactionInfo/remoteStartId"));
    }

    @Test
    @DisplayName("TC_E_05_CS, TC_E_39_CS: no car in time: the transaction ends, a car that comes later is not charged, the next driver is served")
    void noCar() throws Exception {
        BENCH.set(START, "Authorized");
        BENCH.set("TxCtrlr.TxStopPoint", "Authorized");
        BENCH.set("TxCtrlr.EVConnectionTimeOut", "1");
        BENCH.set("AuthCtrlr.LocalPreAuthorize", "false");
        authorize(1, "ALICE");
        csms.expect("TransactionEvent", at("/eventType", "Started"));
        Call ended = csms.expect("TransactionEvent");
        assertEquals("Ended", ended.text("/eventType"));
        assertEquals("EVConnectTimeout", ended.text("/triggerReason"));
        assertEquals("Timeout", ended.text("/transactionInfo/stoppedReason"));
        BENCH.expectStatus(1, "Available");
        BENCH.plugIn(1);
        BENCH.expectStatus(1, "Occupied");
        csms.refute(WHILE, "TransactionEvent");
        BENCH.awaitPower(1, false);
        authorize(1, "ALICE");
        assertTrue(!csms.expect("TransactionEvent", at("/eventType", "Started")).text("/transactionInfo/transactionId")
                .equals(ended.text("/transactionInfo/transactionId")));
        charging();
    }

    @Test
    @Shipped("use case E03")
    @DisplayName("TC_E_38_CS: a car that does not want energy yet")
    void carNotReady() throws Exception {
        BENCH.set(START, "Authorized");
        authorize(1, "ALICE");
        csms.expect("TransactionEvent", at("/eventType", "Started"), at("/triggerReason", "Authorized"));
        BENCH.plugIn(1);
        BENCH.carReady(1, false);
        csms.expect("TransactionEvent", at("/triggerReason", "CablePluggedIn"), at("/transactionInfo/chargingState", "EVConnected"));
        csms.expect("TransactionEvent", at("/triggerReason", "ChargingStateChanged"), at("/transactionInfo/chargingState", "SuspendedEV"));
    }

    @Test
    @DisplayName("TC_E_52_CS: with DisableRemoteAuthorization the CSMS is not asked, and an unknown card starts nothing")
    void notAsked() throws Exception {
        BENCH.set(START, "Authorized");
        BENCH.set("AuthCtrlr.DisableRemoteAuthorization", "true");
        BENCH.swipe(1, "STRANGER");
        csms.refute(WHILE, "Authorize");
        csms.refute(WHILE, "TransactionEvent");
    }

    @Test
    @DisplayName("TC_E_12_CS: ParkingBayOccupancy: the car in the bay starts it")
    void parkingBay() throws Exception {
        BENCH.set(START, "ParkingBayOccupancy");
        BENCH.bay(1, true);
        Call started = csms.expect("TransactionEvent");
        assertEquals("Started", started.text("/eventType"));
        assertEquals("EVDetected", started.text("/triggerReason"));
    }
}
