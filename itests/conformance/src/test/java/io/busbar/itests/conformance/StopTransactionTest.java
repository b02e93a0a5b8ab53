package io.busbar.itests.conformance;

import static io.busbar.itests.conformance.ScriptedCsms.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.itests.conformance.ScriptedCsms.Call;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E06, E07: where a transaction stops, by its driver, the CSMS or the car. */
class StopTransactionTest {

    private static final Duration MOMENT = Duration.ofMillis(500);
    private static final String STOP = "TxCtrlr.TxStopPoint";

    @RegisterExtension
    static final Bench BENCH = new Bench();

    private final ScriptedCsms csms = BENCH.csms();

    private Call last(String transaction) {
        return csms.expect("TransactionEvent", at("/eventType", "Ended"), at("/transactionInfo/transactionId", transaction));
    }

    private void cameFree() throws Exception {
        BENCH.unplug(1);
        BENCH.expectStatus(1, "Available");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorized", "PowerPathClosed", "EnergyTransfer", "EVConnected,Authorized"})
    @Shipped("use cases E06, E07")
    @DisplayName("TC_E_15_CS, TC_E_07_CS, TC_E_08_CS, TC_E_06_CS, E07.FR.01: stopped by the driver's card")
    void local(String stopPoint) throws Exception {
        BENCH.set(STOP, stopPoint);
        String transaction = BENCH.charge(1, "ALICE");
        csms.calm();
        BENCH.swipe(1, "ALICE");
        Call ended = last(transaction);
        csms.refute(Duration.ofMillis(100), "Authorize");
        assertEquals("StopAuthorized", ended.text("/triggerReason"));
        assertEquals("Local", ended.text("/transactionInfo/stoppedReason"));
        assertEquals("EVConnected", ended.text("/transactionInfo/chargingState"));
        assertEquals("ALICE", ended.text("/idToken/idToken"));
        BENCH.awaitPower(1, false);
        cameFree();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorized", "PowerPathClosed"})
    @DisplayName("TC_E_21_CS, TC_E_35_CS: stopped by the CSMS")
    void remote(String stopPoint) throws Exception {
        BENCH.set(STOP, stopPoint);
        String transaction = BENCH.charge(1, "ALICE");
        assertEquals("Accepted",
                csms.call("RequestStopTransaction", "{\"transactionId\":\"" + transaction + "\"}").path("status").asText());
        Call ended = last(transaction);
        assertEquals("RemoteStop", ended.text("/triggerReason"));
        assertEquals("Remote", ended.text("/transactionInfo/stoppedReason"));
        BENCH.awaitPower(1, false);
        cameFree();
    }

    @Test
    @DisplayName("TC_E_14_CS: EVConnected: stopped by the driver, ended when the cable is out of the station")
    void unplugged() throws Exception {
        BENCH.set(STOP, "EVConnected");
        String transaction = BENCH.charge(1, "ALICE");
        BENCH.swipe(1, "ALICE");
        assertEquals("Updated", csms.expect("TransactionEvent", at("/triggerReason", "StopAuthorized")).text("/eventType"));
        csms.expect("TransactionEvent", at("/triggerReason", "ChargingStateChanged"), at("/eventType", "Updated"),
                at("/transactionInfo/chargingState", "EVConnected"));
        cameFree();
        Call ended = last(transaction);
        assertEquals("EVCommunicationLost", ended.text("/triggerReason"));
        assertEquals("Idle", ended.text("/transactionInfo/chargingState"));
        assertEquals("Local", ended.text("/transactionInfo/stoppedReason"));
    }

    @Test
    @DisplayName("TC_E_22_CS: EnergyTransfer: the car suspends")
    void carSuspends() throws Exception {
        BENCH.set(STOP, "EnergyTransfer");
        String transaction = BENCH.charge(1, "ALICE");
        BENCH.carReady(1, false);
        Call ended = last(transaction);
        assertEquals("ChargingStateChanged", ended.text("/triggerReason"));
        assertEquals("StoppedByEV", ended.text("/transactionInfo/stoppedReason"));
        assertEquals("EVConnected", ended.text("/transactionInfo/chargingState"));
    }

    private void suspended(int evseId) throws Exception {
        BENCH.carReady(evseId, false);
        csms.expect("TransactionEvent", at("/eventType", "Updated"), at("/triggerReason", "ChargingStateChanged"),
                at("/transactionInfo/chargingState", "SuspendedEV"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EVConnected", "PowerPathClosed"})
    @DisplayName("TC_E_20_CS, TC_E_54_CS, TC_E_37_CS: unplugged at the car")
    void unpluggedAtCar(String stopPoint) throws Exception {
        BENCH.set(STOP, stopPoint);
        BENCH.set("TxCtrlr.StopTxOnEVSideDisconnect", "false");
        String transaction = BENCH.charge(1, "ALICE");
        suspended(1);
        BENCH.unplug(1);
        Call ended = last(transaction);
        assertEquals("EVCommunicationLost", ended.text("/triggerReason"));
        assertEquals("Idle", ended.text("/transactionInfo/chargingState"));
        assertEquals("EVDisconnected", ended.text("/transactionInfo/stoppedReason"));
    }

    @Test
    @DisplayName("TC_E_17_CS: unplugged at the car with StopTxOnEVSideDisconnect: ended; the cable waits for its owner")
    void deauthorizedByCar() throws Exception {
        BENCH.set(STOP, "Authorized");
        BENCH.set("TxCtrlr.StopTxOnEVSideDisconnect", "true");
        BENCH.set("OCPPCommCtrlr.UnlockOnEVSideDisconnect", "false");
        String transaction = BENCH.charge(1, "ALICE");
        suspended(1);
        BENCH.unplug(1);
        Call ended = last(transaction);
        assertEquals("EVCommunicationLost", ended.text("/triggerReason"));
        assertEquals("Idle", ended.text("/transactionInfo/chargingState"));
        assertEquals("EVDisconnected", ended.text("/transactionInfo/stoppedReason"));
        waitsForItsOwner();
        BENCH.expectStatus(1, "Available");
    }

    private void waitsForItsOwner() throws Exception {
        csms.refute(MOMENT, "StatusNotification");
        assertTrue(BENCH.locked(1));
        BENCH.swipe(1, "BOB");
        csms.refute(MOMENT, "StatusNotification");
        assertTrue(BENCH.locked(1), "another card lets it go");
        BENCH.swipe(1, "ALICE");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Shipped("use case E09")
    @DisplayName("TC_E_24_CS, TC_E_25_CS: unplugged at the car while suspended: the cable is let go at once, or for its owner")
    void cable(boolean unlock) throws Exception {
        BENCH.set("TxCtrlr.StopTxOnEVSideDisconnect", "true");
        BENCH.set("OCPPCommCtrlr.UnlockOnEVSideDisconnect", Boolean.toString(unlock));
        BENCH.charge(1, "ALICE");
        suspended(1);
        BENCH.unplug(1);
        csms.expect("TransactionEvent", at("/triggerReason", "EVCommunicationLost"), at("/transactionInfo/chargingState", "Idle"));
        if (!unlock) {
            waitsForItsOwner();
        }
        BENCH.expectStatus(1, "Available");
        BENCH.awaitLock(1, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @DisplayName("TC_E_26_CS: without StopTxOnEVSideDisconnect the transaction waits for the car, and goes on with it")
    void waitsForTheCar(int evseId) throws Exception {
        BENCH.set(STOP, "Authorized");
        BENCH.set("TxCtrlr.StopTxOnEVSideDisconnect", "false");
        BENCH.set("OCPPCommCtrlr.UnlockOnEVSideDisconnect", "false");
        BENCH.charge(evseId, "ALICE");
        suspended(evseId);
        BENCH.unplug(evseId);
        assertEquals("Updated", csms.expect("TransactionEvent", at("/triggerReason", "EVCommunicationLost"),
                at("/transactionInfo/chargingState", "Idle")).text("/eventType"));
        BENCH.awaitPower(evseId, false);
        if (evseId == 2) {
            BENCH.expectStatus(2, "Available");
        } else {
            csms.refute(MOMENT, "StatusNotification");
            assertTrue(BENCH.locked(1));
        }
        BENCH.carReady(evseId, true);
        BENCH.plugIn(evseId);
        assertEquals("Updated", csms.expect("TransactionEvent", at("/triggerReason", "CablePluggedIn"),
                at("/transactionInfo/chargingState", "EVConnected")).text("/eventType"));
        assertEquals("Updated", csms.expect("TransactionEvent", at("/triggerReason", "ChargingStateChanged"),
                at("/transactionInfo/chargingState", "Charging")).text("/eventType"));
        BENCH.awaitPower(evseId, true);
    }

    @Test
    @Shipped("use case E10")
    @DisplayName("TC_E_27_CS: a fixed cable that is not plugged in again in time")
    void fixedCable() throws Exception {
        BENCH.set(STOP, "Authorized");
        BENCH.set("TxCtrlr.StopTxOnEVSideDisconnect", "false");
        BENCH.set("OCPPCommCtrlr.UnlockOnEVSideDisconnect", "false");
        BENCH.set("TxCtrlr.EVConnectionTimeOut", "2");
        String transaction = BENCH.charge(2, "ALICE");
        suspended(2);
        BENCH.unplug(2);
        assertEquals("Updated", csms.expect("TransactionEvent", at("/triggerReason", "EVCommunicationLost"),
                at("/transactionInfo/chargingState", "Idle")).text("/eventType"));
        Call ended = last(transaction);
        assertEquals("EVConnectTimeout", ended.text("/triggerReason"));
        assertEquals("Timeout", ended.text("/transactionInfo/stoppedReason"));
        BENCH.expectStatus(2, "Available");
    }

    @Test
    @DisplayName("TC_E_19_CS: ParkingBayOccupancy: ended when the car drives away")
    void drivesAway() throws Exception {
        BENCH.set(STOP, "ParkingBayOccupancy");
        BENCH.bay(1, true);
        String transaction = BENCH.charge(1, "ALICE");
        BENCH.swipe(1, "ALICE");
        assertEquals("Updated", csms.expect("TransactionEvent", at("/triggerReason", "StopAuthorized")).text("/eventType"));
        cameFree();
        csms.expect("TransactionEvent", at("/triggerReason", "EVCommunicationLost"), at("/eventType", "Updated"),
                at("/transactionInfo/chargingState", "Idle"));
        BENCH.bay(1, false);
        Call ended = last(transaction);
        assertEquals("EVDeparted", ended.text("/triggerReason"));
        assertEquals("Local", ended.text("/transactionInfo/stoppedReason"));
    }
}
