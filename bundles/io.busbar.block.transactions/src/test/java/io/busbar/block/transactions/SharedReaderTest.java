package io.busbar.block.transactions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.evse.PilotState;
import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.session.Authorization;
import io.busbar.station.api.session.StopRequest;
import io.busbar.testkit.core.FakeEvseDriver;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A token that names no EVSE: one reader for several sockets, or a start by the CSMS without an EVSE. */
class SharedReaderTest {

    private final Charger charger = new Charger();
    private final FakeEvseDriver second = charger.station.addEvse(2);

    private static Authorization anyEvse() {
        return new Authorization(Charger.CARD, Optional.of(IdTokenInfo.builder().status(AuthorizationStatus.Accepted).build()),
                TriggerReason.Authorized, OptionalInt.empty(), true);
    }

    private void swipe(Charger at) {
        at.station.get(at.block.authorize(at.block.selectEvse().orElseThrow(), anyEvse()));
        at.station.settle();
    }

    private void plugIntoSecond() {
        second.connectCar();
        charger.station.settle();
    }

    private List<Integer> started() {
        return charger.events().stream().filter(event -> event.eventType() == TransactionEventType.Started).map(event -> event.evse().id())
                .toList();
    }

    @Test
    @DisplayName("E03.FR.01: the driver first: the session is where the car is plugged in")
    void goesToTheCar() {
        swipe(charger);
        assertEquals(List.of(1), charger.block.evsesInUse());
        plugIntoSecond();
        TransactionEventRequest event = charger.last();
        assertEquals(2, event.evse().id());
        assertEquals(Charger.CARD.idToken(), event.idToken().idToken());
        assertEquals(List.of(2), charger.block.evsesInUse());
        charger.advance(300);
        assertEquals(List.of(2), started());
        charger.plug();
        assertEquals(List.of(2), started(), "the first EVSE is for another driver");
    }

    @Test
    @DisplayName("E03.FR.05: without a car anywhere it ends")
    void noCar() {
        swipe(charger);
        charger.advance(121);
        assertEquals(List.of(), charger.block.evsesInUse());
        plugIntoSecond();
        assertEquals(List.of(), charger.events());
    }

    @Test
    @DisplayName("E01.FR.03: once a transaction has begun with it, it stays")
    void begun() {
        charger.set("TxCtrlr.TxStartPoint", "Authorized");
        swipe(charger);
        plugIntoSecond();
        assertEquals(List.of(1), started());
        assertTrue(charger.block.authorizationOf(2).isEmpty());
    }

    @Test
    @DisplayName("A token at the reader of an EVSE is for that EVSE")
    void ownReader() {
        charger.authorize();
        plugIntoSecond();
        assertEquals(List.of(), charger.events());
        charger.plug();
        assertEquals(List.of(1), started());
    }

    @Test
    @DisplayName("A cable that is in the socket already shows where the driver is")
    void cableThere() {
        charger.plug();
        charger.evse.pilot(PilotState.A);
        charger.station.settle();
        swipe(charger);
        plugIntoSecond();
        assertEquals(List.of(), charger.events());
        charger.evse.pilot(PilotState.B);
        charger.station.settle();
        assertEquals(List.of(1), started());
    }

    @Test
    @DisplayName("It goes to the car also when the block is replaced in between")
    void swapped() {
        swipe(charger);
        Charger next = charger.swapped();
        plugIntoSecond();
        assertEquals(2, next.last().evse().id());
        assertEquals(List.of(2), next.block.evsesInUse());
    }

    @Test
    @DisplayName("A car that came while the token was asked for has it")
    void cameMeanwhile() {
        plugIntoSecond();
        charger.station.get(charger.block.authorize(1, anyEvse()));
        charger.station.settle();
        assertEquals(List.of(2), started());
    }

    @Test
    @DisplayName("A car that waits comes first, then a free EVSE, then a car that had its transaction")
    void order() {
        assertEquals(Optional.of(1), charger.block.selectEvse());
        plugIntoSecond();
        assertEquals(Optional.of(2), charger.block.selectEvse());
        swipe(charger);
        assertEquals(Optional.of(1), charger.block.selectEvse());
        assertTrue(charger.station.get(charger.block.stop(2, new StopRequest(TriggerReason.StopAuthorized,
                Reason.Local, Optional.of(Charger.CARD), false))));
        charger.advance(5);
        assertEquals(Optional.of(1), charger.block.selectEvse(), "the car in the second had its transaction");
        charger.plug();
        charger.authorize();
        assertEquals(Optional.of(2), charger.block.selectEvse());
        assertFalse(charger.block.evsesInUse().contains(2));
    }
}
