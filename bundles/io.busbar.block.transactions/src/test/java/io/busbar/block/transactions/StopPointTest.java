package io.busbar.block.transactions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.api.evse.PilotState;
import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.model.Variables.WriteResult;
import io.busbar.station.api.session.Sessions.Outcome;
import io.busbar.testkit.core.FakeEvseDriver;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopPointTest {

    private static final String STOP = "TxCtrlr.TxStopPoint";
    private static final IdToken OTHER = new IdToken("99999999", "ISO14443");

    private static String lastOf(Charger charger) {
        List<String> story = charger.story();
        return story.get(story.size() - 1);
    }

    @Test
    @DisplayName("E06.FR.01, E06.FR.08: ParkingBayOccupancy")
    void parkingBay() {
        Charger charger = new Charger("TxCtrlr.TxStartPoint", "ParkingBayOccupancy", STOP, "ParkingBayOccupancy");
        charger.bay(true).charge();
        charger.stop();
        assertEquals("Updated ChargingStateChanged EVConnected", lastOf(charger));
        charger.unplug();
        assertEquals("Updated EVCommunicationLost Idle", lastOf(charger));
        charger.bay(false);
        assertEquals("Ended EVDeparted Idle Local", lastOf(charger));
    }

    @Test
    @DisplayName("E06.FR.02, E06.FR.15: EVConnected, unplugged at the car")
    void evConnectedAtCar() {
        Charger charger = new Charger(STOP, "EVConnected", "TxCtrlr.StopTxOnEVSideDisconnect", "false");
        charger.charge().unplugAtCar();
        assertEquals("Ended EVCommunicationLost Idle EVDisconnected", lastOf(charger));
        assertFalse(charger.evse.locked(1));
    }

    @Test
    @DisplayName("E06.FR.02: EVConnected, stopped by the driver before, unplugged at the station")
    void evConnectedAfterStop() {
        Charger charger = new Charger(STOP, "EVConnected");
        charger.charge();
        charger.stop();
        assertEquals(List.of("Updated StopAuthorized Charging", "Updated ChargingStateChanged EVConnected"), charger.story().subList(2, 4));
        assertFalse(charger.evse.locked(1));
        assertTrue(charger.evse.permit().isEmpty());
        charger.unplug();
        assertEquals("Ended EVCommunicationLost Idle Local", lastOf(charger));
    }

    @Test
    @DisplayName("E06.FR.03, E06.FR.10, E07.FR.02, E07.FR.05, E07.FR.07: Authorized; the cable is let go")
    void authorized() {
        Charger charger = new Charger(STOP, "Authorized");
        charger.charge();
        assertTrue(charger.evse.locked(1));
        assertTrue(charger.stop());
        assertEquals("Ended StopAuthorized EVConnected Local", lastOf(charger));
        assertEquals(Charger.CARD, charger.last().idToken());
        assertFalse(charger.evse.locked(1));
        assertFalse(charger.stop());
    }

    @ParameterizedTest
    @DisplayName("E06.FR.06: PowerPathClosed, without authorization or without car")
    @CsvSource({"true", "false"})
    void powerPathClosed(boolean byCar) {
        Charger charger = new Charger(STOP, "PowerPathClosed", "TxCtrlr.StopTxOnEVSideDisconnect", "false");
        charger.charge();
        if (byCar) {
            charger.unplugAtCar();
            assertEquals("Ended EVCommunicationLost Idle EVDisconnected", lastOf(charger));
        } else {
            charger.stop();
            assertEquals("Ended StopAuthorized EVConnected Local", lastOf(charger));
        }
    }

    @Test
    @DisplayName("E06.FR.07: EnergyTransfer, the car pauses")
    void energyTransfer() {
        Charger charger = new Charger(STOP, "EnergyTransfer");
        charger.charge();
        charger.evse.pilot(PilotState.B);
        charger.advance(10);
        assertEquals("Ended ChargingStateChanged EVConnected StoppedByEV", lastOf(charger));
        assertEquals(1, charger.count(TransactionEventType.Started));
    }

    @Test
    @DisplayName("E06.FR.05: DataSigned is no stop point (errata)")
    void dataSigned() {
        assertInstanceOf(WriteResult.Refused.class, new Charger().station.write(STOP, "DataSigned"));
    }

    @Test
    @DisplayName("E06: stop points of a running transaction stay as they were when it started")
    void inForceFromTheNext() {
        Charger charger = new Charger(STOP, "Authorized");
        charger.charge();
        charger.set(STOP, "EVConnected");
        charger.stop();
        assertEquals(1, charger.count(TransactionEventType.Ended));
        charger.unplug();
        charger.charge();
        charger.stop();
        assertEquals(1, charger.count(TransactionEventType.Ended));
    }

    @Test
    @DisplayName("E01.FR.18, E01.FR.19: the car pauses and goes on")
    void suspended() {
        Charger charger = new Charger();
        charger.charge();
        charger.evse.pilot(PilotState.B);
        charger.advance(10);
        charger.ready();
        assertEquals(List.of("Updated ChargingStateChanged SuspendedEV", "Updated ChargingStateChanged Charging"),
                charger.story().subList(2, 4));
    }

    @Test
    @DisplayName("E06: time of charging counts charging only")
    void timeSpentCharging() {
        Charger charger = new Charger();
        charger.charge().advance(100);
        charger.evse.pilot(PilotState.B);
        charger.advance(1000);
        charger.ready().advance(50);
        charger.stop();
        assertEquals(150, charger.last().transactionInfo().timeSpentCharging());
    }

    @Test
    @DisplayName("E09.FR.01, E09.FR.02: unplugged at the car with StopTxOnEVSideDisconnect, unlocked")
    void evSideStops() {
        Charger charger = new Charger(STOP, "Authorized");
        charger.charge().unplugAtCar();
        assertEquals("Ended EVCommunicationLost Idle EVDisconnected", lastOf(charger));
        assertFalse(charger.evse.locked(1));
        charger.ready().advance(10);
        assertFalse(charger.evse.contactorClosed());
        assertEquals(1, charger.count(TransactionEventType.Started));
    }

    @Test
    @DisplayName("E09.FR.03: with UnlockOnEVSideDisconnect=false the cable waits for its owner")
    void cableWaitsForItsOwner() {
        Charger charger = new Charger(STOP, "Authorized", "OCPPCommCtrlr.UnlockOnEVSideDisconnect", "false");
        charger.charge().unplugAtCar();
        assertEquals("Ended EVCommunicationLost Idle EVDisconnected", lastOf(charger));
        assertTrue(charger.evse.locked(1));
        assertInstanceOf(Outcome.Rejected.class, charger.authorize(OTHER, TriggerReason.Authorized, OptionalInt.empty()));
        assertEquals(Charger.CARD, charger.block.authorizationOf(1).orElseThrow().idToken());
        int before = charger.events().size();
        assertTrue(charger.stop());
        assertFalse(charger.evse.locked(1));
        assertEquals(before, charger.events().size());
        charger.unplug();
        assertEquals(Optional.empty(), charger.block.authorizationOf(1));
    }

    @Test
    @DisplayName("E09.FR.01: no stop point: the authorization ends, the transaction continues, a new authorization resumes it")
    void deauthorizedOnly() {
        Charger charger = new Charger("TxCtrlr.TxStartPoint", "ParkingBayOccupancy", STOP, "ParkingBayOccupancy");
        charger.bay(true).charge().unplugAtCar();
        assertEquals("Updated EVCommunicationLost Idle", lastOf(charger));
        charger.evse.pilot(PilotState.C);
        charger.advance(10);
        assertEquals("Updated CablePluggedIn EVConnected", lastOf(charger));
        assertFalse(charger.evse.contactorClosed());
        charger.authorize();
        assertTrue(charger.evse.contactorClosed());
        assertEquals("Updated ChargingStateChanged Charging", lastOf(charger));
        assertEquals(1, charger.count(TransactionEventType.Started));
        assertEquals(2, charger.events().stream().filter(e -> e.idToken() != null).count());
    }

    @Test
    @DisplayName("E10.FR.01: StopTxOnEVSideDisconnect=false: suspended, locked, resumed when plugged again")
    void evSideSuspends() {
        Charger charger = new Charger(STOP, "Authorized", "TxCtrlr.StopTxOnEVSideDisconnect", "false",
                "OCPPCommCtrlr.UnlockOnEVSideDisconnect", "false");
        charger.charge().unplugAtCar();
        assertEquals("Updated EVCommunicationLost Idle", lastOf(charger));
        assertTrue(charger.evse.locked(1));
        assertTrue(charger.evse.permit().isEmpty());
        charger.advance(3600);
        charger.evse.pilot(PilotState.B);
        charger.station.settle();
        assertEquals("Updated CablePluggedIn EVConnected", lastOf(charger));
        assertEquals(1, charger.last().evse().connectorId());
        charger.ready();
        assertEquals("Updated ChargingStateChanged Charging", lastOf(charger));
        charger.unplugAtCar();
        charger.stop();
        assertEquals("Ended StopAuthorized Idle Local", lastOf(charger));
        assertFalse(charger.evse.locked(1));
    }

    @Test
    @DisplayName("E10.FR.02: a fixed cable that is not plugged again in time")
    void fixedCableTimesOut() {
        Charger charger = new Charger(FakeEvseDriver.TETHERED).set(STOP, "Authorized", "TxCtrlr.StopTxOnEVSideDisconnect", "false",
                "TxCtrlr.EVConnectionTimeOut", "60");
        charger.charge().unplug();
        assertEquals("Updated EVCommunicationLost Idle", lastOf(charger));
        assertEquals(ConnectorStatus.Available, charger.station.evse(1).connectors().get(0).status());
        charger.advance(60);
        assertEquals("Ended EVConnectTimeout Idle Timeout", lastOf(charger));
    }

    @Test
    @DisplayName("E06: the stop button")
    void stopButton() {
        Charger charger = new Charger();
        var buttons = charger.station.addButtons(OptionalInt.of(1));
        charger.charge();
        buttons.stop();
        charger.advance(3);
        assertEquals("Ended StopAuthorized EVConnected Local", lastOf(charger));
        assertNull(charger.last().idToken());
    }

    @ParameterizedTest
    @DisplayName("E06.FR.16, E07.FR.06: a fault ends the transaction")
    @CsvSource({"EMERGENCY_STOP,EmergencyStop", "GROUND_FAILURE,GroundFault", "RCD_TRIPPED,GroundFault", "OVER_CURRENT,OvercurrentFault",
            "OVER_VOLTAGE,PowerQuality", "WELDED_CONTACTOR,Other"})
    void faults(FaultCode fault, Reason reason) {
        Charger charger = new Charger();
        charger.charge();
        charger.evse.fault(fault, true);
        charger.advance(8);
        assertEquals(TriggerReason.AbnormalCondition, charger.last().triggerReason());
        assertEquals(TransactionEventType.Ended, charger.last().eventType());
        assertEquals(reason, charger.last().transactionInfo().stoppedReason());
    }

    @Test
    @DisplayName("E01.FR.18: a fault that may pass suspends only")
    void passingFault() {
        Charger charger = new Charger();
        charger.charge();
        charger.evse.fault(FaultCode.OVER_TEMPERATURE, true);
        charger.advance(8);
        assertEquals("Updated ChargingStateChanged SuspendedEVSE", lastOf(charger));
        charger.evse.fault(FaultCode.OVER_TEMPERATURE, false);
        charger.advance(8);
        assertEquals("Updated ChargingStateChanged Charging", lastOf(charger));
    }

    @Test
    @DisplayName("F03.FR.02, F03.FR.03, F03.FR.09, F04.FR.02, F04.FR.03: stopped by the CSMS, as the stop points say")
    void remoteStop() {
        Charger charger = new Charger("TxCtrlr.TxStartPoint", "EVConnected", STOP, "EVConnected");
        charger.charge();
        charger.station.get(charger.stopping(TriggerReason.RemoteStop, Reason.Remote, Optional.empty(), false));
        charger.advance(3);
        assertEquals(List.of("Updated RemoteStop Charging", "Updated ChargingStateChanged EVConnected"), charger.story().subList(3, 5));
        assertFalse(charger.evse.locked(1));
        assertTrue(charger.evse.permit().isEmpty());
        charger.unplug();
        assertEquals("Ended EVCommunicationLost Idle Remote", lastOf(charger));

        charger.set(STOP, "Authorized");
        charger.plug();
        charger.station.get(charger.stopping(TriggerReason.RemoteStop, Reason.Remote, Optional.empty(), false));
        assertEquals("Ended RemoteStop EVConnected Remote", lastOf(charger));
    }

    @Test
    @DisplayName("B11, B12: an order with force ends whatever the stop points are, once")
    void forced() {
        Charger charger = new Charger(STOP, "ParkingBayOccupancy");
        charger.charge();
        var first = charger.stopping(TriggerReason.ResetCommand, Reason.ImmediateReset, Optional.empty(), true);
        var second = charger.stopping(TriggerReason.ResetCommand, Reason.ImmediateReset, Optional.empty(), true);
        assertTrue(charger.station.get(first));
        assertTrue(charger.station.get(second));
        assertEquals(1, charger.count(TransactionEventType.Ended));
        assertEquals("Ended ResetCommand EVConnected ImmediateReset", lastOf(charger));
    }

    @Test
    @DisplayName("E03: an authorization without a car is taken back by its token")
    void takenBack() {
        Charger charger = new Charger();
        charger.authorize();
        assertTrue(charger.stop());
        charger.plug();
        assertEquals(List.of(), charger.story());
        assertEquals(Optional.empty(), charger.block.authorizationOf(1));
    }
}
