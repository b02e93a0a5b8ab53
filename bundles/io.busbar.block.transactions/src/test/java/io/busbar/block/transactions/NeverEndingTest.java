package io.busbar.block.transactions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.model.Variables.WriteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the start and stop points are: nobody there means no transaction, no power, no locked cable. */
class NeverEndingTest {

    private static final String START = "TxCtrlr.TxStartPoint";
    private static final String STOP = "TxCtrlr.TxStopPoint";

    private static String lastOf(Charger charger) {
        List<String> story = charger.story();
        return story.get(story.size() - 1);
    }

    /** Each set of stop points with each start point. */
    static Stream<Arguments> points() {
        List<String> starts = List.of("ParkingBayOccupancy", "EVConnected", "Authorized", "PowerPathClosed", "EnergyTransfer");
        List<String> stops = new ArrayList<>();
        for (int mask = 1; mask < 1 << starts.size(); mask++) {
            List<String> chosen = new ArrayList<>();
            for (int i = 0; i < starts.size(); i++) {
                if ((mask >> i & 1) == 1) {
                    chosen.add(starts.get(i));
                }
            }
            stops.add(String.join(",", chosen));
        }
        return starts.stream().flatMap(start -> stops.stream().map(stop -> Arguments.of(start, stop)));
    }

    private static Charger charger(String start, String stop) {
        return new Charger(START, start, STOP, stop, "TxCtrlr.EVConnectionTimeOut", "60");
    }

    private static void assertOver(Charger charger, String what) {
        assertEquals(List.of(), charger.block.transactions(), what + ": " + charger.story());
        assertEquals(charger.count(TransactionEventType.Started), charger.count(TransactionEventType.Ended), what);
        assertFalse(charger.evse.locked(1), what);
        assertTrue(charger.evse.permit().isEmpty(), what);
        assertEquals(ConnectorStatus.Available, charger.station.evse(1).connectors().get(0).status(), what);
        assertEquals(Optional.empty(), charger.block.authorizationOf(1), what);
    }

    @ParameterizedTest(name = "start {0}, stop {1}")
    @MethodSource("points")
    @DisplayName("E01, E06: in every combination of start and stop points a transaction is over when car and driver have departed, whatever they did")
    void everybodyDeparted(String start, String stop) {
        Charger parked = charger(start, stop);
        parked.bay(true).bay(false);
        assertOver(parked, "parked only");

        Charger plugged = charger(start, stop);
        plugged.bay(true).plug().unplug().bay(false);
        assertOver(plugged, "plugged only");

        Charger takenBack = charger(start, stop);
        takenBack.authorize();
        takenBack.stop();
        takenBack.advance(3);
        assertOver(takenBack, "authorized and taken back");

        Charger awaited = charger(start, stop);
        awaited.authorize();
        awaited.advance(70);
        assertOver(awaited, "authorized, and no car came");

        Charger refused = charger(start, stop);
        refused.bay(true).charge();
        refused.answer(AuthorizationStatus.Invalid);
        refused.advance(3);
        assertFalse(refused.evse.contactorClosed());
        refused.stop();
        refused.advance(3).unplug().bay(false);
        assertEquals(List.of(), refused.block.transactions());
        assertFalse(refused.evse.locked(1));
        assertTrue(refused.evse.permit().isEmpty());

        Charger charged = charger(start, stop);
        charged.bay(true).charge().advance(60);
        charged.stop();
        charged.advance(3).unplug().bay(false);
        assertEquals(1, charged.count(TransactionEventType.Started));
        assertOver(charged, "charged");
    }

    @Test
    @DisplayName("E06: an authorization taken back before a car came ends the transaction, with TxStopPoint EVConnected too")
    void takenBackBeforeTheCar() {
        Charger charger = charger("Authorized", "EVConnected");
        charger.authorize();
        charger.stop();
        charger.advance(3);
        assertEquals("Ended StopAuthorized Idle Local", lastOf(charger));
        assertEquals(ConnectorStatus.Available, charger.station.evse(1).connectors().get(0).status());
    }

    @Test
    @DisplayName("E06.FR.08: the reason of a transaction is not that of a driver who was authorized before")
    void reasonOfTheLast() {
        Charger charger = charger("EVConnected", "EVConnected");
        charger.charge();
        charger.answer(AuthorizationStatus.Invalid);
        charger.stop();
        charger.authorize(new IdToken("0102", "ISO14443"), TriggerReason.Authorized, OptionalInt.empty());
        charger.advance(3).unplug();
        assertEquals("Ended EVCommunicationLost Idle EVDisconnected", lastOf(charger));
    }

    @Test
    @DisplayName("B11, B12: a forced stop request ends a transaction whose cable is held for its owner")
    void forcedWhileHeld() {
        Charger charger = charger("EVConnected", "EVConnected");
        charger.charge();
        charger.answer(AuthorizationStatus.Invalid);
        assertTrue(charger.evse.locked(1));
        assertTrue(charger.station.get(charger.stopping(TriggerReason.ResetCommand, Reason.ImmediateReset, Optional.empty(), true)));
        assertEquals(List.of(), charger.block.transactions());
        assertTrue(lastOf(charger).startsWith("Ended ResetCommand"), lastOf(charger));
    }

    @ParameterizedTest
    @DisplayName("E01, E06: a list without a point is refused")
    @ValueSource(strings = {START, STOP})
    void noPoint(String variable) {
        assertInstanceOf(WriteResult.Refused.class, new Charger().station.write(variable, ""));
    }

    @ParameterizedTest
    @DisplayName("G03.FR.01: nothing starts at an EVSE taken out of service, though somebody was authorized; in service again, it does")
    @ValueSource(strings = {"EVConnected", "PowerPathClosed", "EnergyTransfer"})
    void outOfService(String start) {
        Charger charger = charger(start, "EVConnected");
        charger.authorize();
        charger.station.get(charger.station.evse(1).setOperative(false));
        charger.plug().ready().advance(5);
        assertEquals(List.of(), charger.story());
        assertTrue(charger.evse.permit().isEmpty());
        assertEquals(ConnectorStatus.Unavailable, charger.station.evse(1).connectors().get(0).status());
        charger.station.get(charger.station.evse(1).setOperative(true));
        charger.advance(5);
        assertEquals(1, charger.count(TransactionEventType.Started));
        assertTrue(charger.evse.contactorClosed());
    }

    @ParameterizedTest
    @DisplayName("G03.FR.05, G04.FR.06: what is to go out of service with the end of a transaction does so too when a power cut ends it, and nothing starts there")
    @ValueSource(strings = {"station", "evse", "connector"})
    void scheduledOverPowerCut(String what) {
        Charger charger = charger("EVConnected", "EVConnected");
        charger.charge();
        charger.station.get(switch (what) {
            case "station" -> charger.station.station().setOperative(false);
            case "evse" -> charger.station.evse(1).setOperative(false);
            default -> charger.station.evse(1).connector(1).orElseThrow().setOperative(false);
        });
        assertTrue(charger.evse.contactorClosed());
        assertEquals(ConnectorStatus.Occupied, charger.station.evse(1).connectors().get(0).status());
        Charger next = charger.powerCut(true);
        next.ready().advance(30);
        assertEquals(1, next.count(TransactionEventType.Started), "the one of before");
        assertEquals(1, next.count(TransactionEventType.Ended));
        assertEquals(List.of(), next.block.transactions());
        assertEquals(ConnectorStatus.Unavailable, next.station.evse(1).connectors().get(0).status());
        assertTrue(next.evse.permit().isEmpty());
    }
}
