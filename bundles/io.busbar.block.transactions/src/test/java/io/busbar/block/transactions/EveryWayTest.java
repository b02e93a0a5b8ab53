package io.busbar.block.transactions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.ReadingContext;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** However a transaction starts, goes on and ends: its events are numbered without holes, and carry what the meter gives for them. */
class EveryWayTest {

    private static Charger charger(String... settings) {
        Charger charger = new Charger(settings);
        charger.meter.read(100, 0);
        return charger.with(new FakeMeterValues(charger.station));
    }

    /** All events so far are those of one transaction. */
    private static void assertWhole(Charger charger, String... story) {
        assertEquals(List.of(story), charger.story());
        List<TransactionEventRequest> events = charger.events();
        assertEquals(IntStream.range(0, events.size()).boxed().toList(), events.stream().map(TransactionEventRequest::seqNo).toList());
        for (TransactionEventRequest event : events) {
            ReadingContext expected = switch (event.eventType()) {
                case Started -> ReadingContext.TransactionBegin;
                case Updated -> ReadingContext.Other;
                case Ended -> ReadingContext.TransactionEnd;
            };
            assertEquals(expected, event.meterValue().get(0).sampledValue().get(0).context(), event.toString());
        }
    }

    private static void link(Charger charger, boolean up) {
        charger.station.csms().link(up);
        charger.station.settle();
    }

    private static List<Boolean> offline(Charger charger) {
        return charger.events().stream().map(event -> event.offline() != null && event.offline()).toList();
    }

    @Test
    @DisplayName("E02.FR.07, E02.FR.09, E02.FR.10, E07.FR.08, E07.FR.11: the car first, stopped by its driver")
    void cableFirst() {
        Charger charger = charger("TxCtrlr.TxStartPoint", "EVConnected");
        charger.charge();
        charger.stop();
        charger.advance(3);
        assertWhole(charger, "Started CablePluggedIn EVConnected", "Updated Authorized EVConnected",
                "Updated ChargingStateChanged Charging",
                "Ended StopAuthorized EVConnected Local");
    }

    @Test
    @DisplayName("E03.FR.06, E03.FR.07, E03.FR.08: the driver first")
    void driverFirst() {
        Charger charger = charger("TxCtrlr.TxStartPoint", "Authorized");
        charger.authorize();
        charger.plug().ready();
        charger.stop();
        charger.advance(3);
        assertWhole(charger, "Started Authorized Idle", "Updated CablePluggedIn EVConnected", "Updated ChargingStateChanged Charging",
                "Ended StopAuthorized EVConnected Local");
    }

    @Test
    @DisplayName("E04.FR.04, E04.FR.05, E04.FR.06, E12.FR.03, E12.FR.07: begun and ended offline")
    void offline() {
        Charger charger = charger("TxCtrlr.TxStartPoint", "Authorized");
        link(charger, false);
        charger.authorize();
        charger.plug().ready();
        charger.stop();
        charger.advance(3);
        assertWhole(charger, "Started Authorized Idle", "Updated CablePluggedIn EVConnected", "Updated ChargingStateChanged Charging",
                "Ended StopAuthorized EVConnected Local");
        assertEquals(List.of(true, true, true, true), offline(charger));
    }

    @Test
    @DisplayName("E08.FR.01, E08.FR.03, E08.FR.04, E08.FR.07, E08.FR.08, E08.FR.09, E11.FR.03: the link goes while it runs, and it is stopped offline")
    void stoppedOffline() {
        Charger charger = charger();
        charger.charge();
        link(charger, false);
        charger.evse.pilot(io.busbar.driver.api.evse.PilotState.B);
        charger.advance(5);
        charger.ready();
        assertTrue(charger.stop());
        charger.advance(3);
        assertWhole(charger, "Started Authorized EVConnected", "Updated ChargingStateChanged Charging",
                "Updated ChargingStateChanged SuspendedEV", "Updated ChargingStateChanged Charging",
                "Ended StopAuthorized EVConnected Local");
        assertEquals(List.of(false, false, true, true, true), offline(charger));
        assertFalse(charger.evse.contactorClosed());
        assertFalse(charger.evse.locked(1));
    }

    @Test
    @DisplayName("E05.FR.04, E05.FR.05: refused by the CSMS")
    void refused() {
        Charger charger = charger("TxCtrlr.TxStopPoint", "EVConnected");
        charger.charge();
        List<TransactionEventRequest> first = charger.events();
        assertEquals(ReadingContext.TransactionBegin, first.get(0).meterValue().get(0).sampledValue().get(0).context());
        charger.answer(AuthorizationStatus.Invalid);
        charger.unplug();
        assertEquals(List.of("Updated ChargingStateChanged Charging", "Updated Deauthorized EVConnected",
                "Ended EVCommunicationLost Idle DeAuthorized"), charger.story());
        assertEquals(List.of(1, 2, 3), charger.events().stream().map(TransactionEventRequest::seqNo).toList());
    }

    @Test
    @DisplayName("E09.FR.04, E09.FR.05: unplugged at the car")
    void unpluggedAtCar() {
        Charger charger = charger();
        charger.charge().unplugAtCar();
        assertWhole(charger, "Started Authorized EVConnected", "Updated ChargingStateChanged Charging",
                "Ended EVCommunicationLost Idle EVDisconnected");
    }

    @Test
    @DisplayName("E10.FR.03, E10.FR.04: unplugged at the car and plugged in again")
    void pluggedAgain() {
        Charger charger = charger("TxCtrlr.TxStopPoint", "Authorized", "TxCtrlr.StopTxOnEVSideDisconnect", "false");
        charger.charge().unplugAtCar();
        charger.plug().ready();
        charger.stop();
        charger.advance(3);
        assertWhole(charger, "Started Authorized EVConnected", "Updated ChargingStateChanged Charging", "Updated EVCommunicationLost Idle",
                "Updated CablePluggedIn EVConnected", "Updated ChargingStateChanged Charging", "Ended StopAuthorized EVConnected Local");
    }

    @Test
    @DisplayName("F01.FR.14, F01.FR.15, F01.FR.17, F03.FR.04, F03.FR.09: the car first, started and stopped by the CSMS")
    void remote() {
        Charger charger = charger();
        charger.plug();
        charger.authorize(Charger.CARD, TriggerReason.RemoteStart, OptionalInt.of(1));
        charger.ready();
        charger.station.get(charger.stopping(TriggerReason.RemoteStop, Reason.Remote, Optional.empty(), false));
        charger.advance(3);
        assertWhole(charger, "Started RemoteStart EVConnected", "Updated ChargingStateChanged Charging",
                "Ended RemoteStop EVConnected Remote");
    }

    @Test
    @DisplayName("F02.FR.02, F02.FR.03, F04.FR.04: the driver first, started and stopped by the CSMS, ended when the cable is out")
    void remoteUntilUnplugged() {
        Charger charger = charger("TxCtrlr.TxStartPoint", "Authorized", "TxCtrlr.TxStopPoint", "EVConnected");
        charger.authorize(Charger.CARD, TriggerReason.RemoteStart, OptionalInt.of(1));
        charger.plug().ready();
        charger.station.get(charger.stopping(TriggerReason.RemoteStop, Reason.Remote, Optional.empty(), false));
        charger.station.settle();
        charger.unplug();
        assertWhole(charger, "Started RemoteStart Idle", "Updated CablePluggedIn EVConnected", "Updated ChargingStateChanged Charging",
                "Updated RemoteStop Charging", "Updated ChargingStateChanged EVConnected", "Ended EVCommunicationLost Idle Remote");
    }
}
