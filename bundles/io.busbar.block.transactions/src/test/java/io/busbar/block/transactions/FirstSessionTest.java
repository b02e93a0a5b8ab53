package io.busbar.block.transactions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FirstSessionTest {

    @Test
    @DisplayName("E02.FR.01, E02.FR.13, E01.FR.16, E07.FR.02: plug, authorize, charge, stop")
    void anOrdinarySession() {
        Charger charger = new Charger();
        charger.plug();
        assertEquals(List.of(), charger.story());

        charger.authorize();
        assertTrue(charger.evse.permit().isPresent());
        charger.ready();
        charger.advance(60);
        assertTrue(charger.stop());

        assertEquals(List.of("Started Authorized EVConnected", "Updated ChargingStateChanged Charging",
                "Ended StopAuthorized EVConnected Local"), charger.story());
        TransactionEventRequest started = charger.events().get(0);
        assertEquals(Charger.CARD, started.idToken());
        assertEquals(1, started.evse().id());
        assertEquals(1, started.evse().connectorId());
        assertNull(charger.events().get(1).idToken());
        assertNull(charger.events().get(1).evse());
        assertEquals(Charger.CARD, charger.last().idToken());
        assertEquals(60, charger.last().transactionInfo().timeSpentCharging());
        assertEquals(List.of(0, 1, 2), charger.events().stream().map(TransactionEventRequest::seqNo).toList());
        assertFalse(charger.evse.contactorClosed());
        assertFalse(charger.evse.locked(1));
    }
}
