package io.busbar.block.transactions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.EVSE;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.remotecontrol.MessageTrigger;
import io.busbar.ocpp.messages.remotecontrol.TriggerMessageRequest;
import io.busbar.ocpp.messages.transactions.GetTransactionStatusRequest;
import io.busbar.ocpp.messages.transactions.GetTransactionStatusResponse;
import io.busbar.ocpp.messages.transactions.TransactionEventResponse;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.station.api.event.StationEvent.IdTokenInfoReceived;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LateRefusalTest {

    private static final String STOP = "TxCtrlr.TxStopPoint";

    private static List<String> afterRefusal(Charger charger) {
        charger.charge();
        charger.answer(AuthorizationStatus.Invalid);
        charger.advance(5);
        List<String> story = charger.story();
        return story.subList(1, story.size());
    }

    @ParameterizedTest
    @DisplayName("E05.FR.10, E05.FR.11, E06.FR.04, C15.FR.04, C15.FR.05: ended, the cable kept for its owner")
    @ValueSource(strings = {"Authorized", "PowerPathClosed", "EnergyTransfer", "EVConnected,Authorized"})
    void ended(String stopPoint) {
        Charger charger = new Charger(STOP, stopPoint);
        assertEquals(List.of("Ended Deauthorized EVConnected DeAuthorized"), afterRefusal(charger));
        assertFalse(charger.evse.contactorClosed());
        assertTrue(charger.evse.locked(1));
        assertTrue(charger.stop());
        assertFalse(charger.evse.locked(1));
    }

    @ParameterizedTest
    @DisplayName("E05.FR.09, C15.FR.03: deauthorized, the transaction goes on")
    @ValueSource(strings = {"EVConnected", "ParkingBayOccupancy"})
    void deauthorized(String stopPoint) {
        Charger charger = new Charger(STOP, stopPoint);
        assertEquals(List.of("Updated Deauthorized EVConnected"), afterRefusal(charger));
        assertFalse(charger.evse.contactorClosed());
        assertTrue(charger.evse.locked(1));
        assertTrue(charger.stop());
        assertFalse(charger.evse.locked(1));
        assertEquals(0, charger.count(TransactionEventType.Ended));
    }

    @Test
    @DisplayName("E05.FR.02, C15.FR.06: StopTxOnInvalidId=false and no allowance: energy stops at once")
    void suspended() {
        Charger charger = new Charger("TxCtrlr.StopTxOnInvalidId", "false");
        assertEquals(List.of("Updated ChargingStateChanged SuspendedEVSE"), afterRefusal(charger));
        assertFalse(charger.evse.contactorClosed());
        charger.advance(100);
        charger.stop();
        assertEquals("Ended StopAuthorized SuspendedEVSE Local", charger.story().get(charger.story().size() - 1));
    }

    @Test
    @DisplayName("E05.FR.02: StopTxOnInvalidId=false, EnergyTransfer as stop point: the stop of energy ends it")
    void suspendedEnds() {
        Charger charger = new Charger("TxCtrlr.StopTxOnInvalidId", "false", STOP, "EnergyTransfer");
        assertEquals(List.of("Ended ChargingStateChanged SuspendedEVSE DeAuthorized"), afterRefusal(charger));
    }

    @Test
    @DisplayName("E05.FR.03, C15.FR.07: StopTxOnInvalidId=false: the allowance is delivered, then energy stops")
    void allowance() {
        Charger charger = new Charger("TxCtrlr.StopTxOnInvalidId", "false", "TxCtrlr.MaxEnergyOnInvalidId", "500");
        charger.meter.read(1000, 0);
        charger.station.settle();
        assertEquals(List.of(), afterRefusal(charger));
        assertTrue(charger.evse.contactorClosed());
        charger.meter.read(1499, 7000);
        charger.advance(3);
        assertTrue(charger.evse.contactorClosed());
        charger.meter.read(1500, 7000);
        charger.advance(3);
        assertFalse(charger.evse.contactorClosed());
        assertEquals("Updated ChargingStateChanged SuspendedEVSE", charger.story().get(charger.story().size() - 1));
    }

    @Test
    @DisplayName("C10.FR.05: idTokenInfo of the response is passed on; a group becomes known")
    void tokenInfo() {
        Charger charger = new Charger();
        charger.charge();
        IdTokenInfo info = IdTokenInfo.builder().status(AuthorizationStatus.Accepted).groupIdToken(new IdToken("G", "Central")).build();
        charger.station.outbox().answerNext(TransactionEventResponse.builder().idTokenInfo(info).build());
        charger.station.settle();
        assertEquals(info, charger.station.recorded(IdTokenInfoReceived.class).get(0).info());
        assertEquals("G", charger.block.authorizationOf(1).orElseThrow().info().orElseThrow().groupIdToken().idToken());
        assertEquals("G", charger.block.transaction(1).orElseThrow().groupIdToken().orElseThrow().idToken());
        assertTrue(charger.evse.contactorClosed());
    }

    @Test
    @DisplayName("E05: an answer to the token that stopped, or of a transaction that is over, changes nothing")
    void tooLate() {
        Charger charger = new Charger();
        charger.charge();
        charger.stop();
        charger.answer(AuthorizationStatus.Invalid);
        assertEquals(1, charger.count(TransactionEventType.Ended));
        charger.unplug();
        charger.charge();
        assertTrue(charger.evse.contactorClosed());
    }

    private static GetTransactionStatusResponse status(Charger charger, String id) {
        return charger.station.get(new TransactionStatus(charger.station.loop(), charger.block, charger.station.outbox())
                .handle(new GetTransactionStatusRequest(id, null)));
    }

    @Test
    @DisplayName("E14.FR.01-FR.08: status of a transaction")
    void transactionStatus() {
        Charger charger = new Charger();
        assertEquals(new GetTransactionStatusResponse(false, false, null), status(charger, "unknown"));
        assertEquals(new GetTransactionStatusResponse(false), status(charger, null));
        charger.charge();
        String id = charger.last().transactionInfo().transactionId();
        assertEquals(new GetTransactionStatusResponse(true, true, null), status(charger, id));
        // an identifierString: its case does not count
        assertEquals(new GetTransactionStatusResponse(true, true, null), status(charger, id.toUpperCase(Locale.ROOT)));
        assertEquals(new GetTransactionStatusResponse(true), status(charger, null));
        charger.answer(AuthorizationStatus.Accepted);
        assertEquals(new GetTransactionStatusResponse(false, true, null), status(charger, id));
        charger.stop();
        assertEquals(new GetTransactionStatusResponse(true, false, null), status(charger, id));
        charger.answer(AuthorizationStatus.Accepted);
        assertEquals(new GetTransactionStatusResponse(false, false, null), status(charger, id));
    }

    @Test
    @DisplayName("F06.FR.07, E02.FR.16, F01.FR.18: TransactionEvent on demand")
    void triggered() {
        Charger charger = new Charger();
        TriggeredEvent trigger = new TriggeredEvent(charger.block);
        assertTrue(trigger.prepare(new TriggerMessageRequest(MessageTrigger.TransactionEvent)).isEmpty());
        charger.charge();
        assertTrue(trigger.prepare(new TriggerMessageRequest(MessageTrigger.TransactionEvent, new EVSE(2), null, null)).isEmpty());
        trigger.prepare(new TriggerMessageRequest(MessageTrigger.TransactionEvent, new EVSE(1), null, null)).orElseThrow().run();
        charger.station.settle();
        assertEquals("Updated Trigger Charging", charger.story().get(2));
    }
}
