package io.busbar.block.transactions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.block.inputs.Buttons;
import io.busbar.driver.api.DriverProperty;
import io.busbar.driver.api.button.ButtonDriver;
import io.busbar.driver.api.button.ButtonListener;
import io.busbar.driver.api.evse.PilotState;
import io.busbar.ocpp.messages.transactions.ChargingState;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A pilot that flickers for an hour: the CSMS hears of it, and of the state that it ends in, without a flood. */
class FlickerTest {

    @Test
    @DisplayName("E02.FR.09: charging states of a flickering pilot are reported at a bounded rate, the last one always")
    void flickers() {
        Charger charger = new Charger().charge();
        for (int i = 0; i < 36_000; i++) {
            charger.evse.pilot(i % 2 == 0 ? PilotState.B : PilotState.C);
            charger.station.advance(Duration.ofMillis(100));
        }
        charger.evse.pilot(PilotState.B);
        charger.advance(30);
        assertEquals(ChargingState.SuspendedEV, charger.last().transactionInfo().chargingState());
        int events = charger.events().size();
        assertTrue(events <= 3 + Flicker.BURST + 3600 / Flicker.PERIOD.toSeconds(), events + " events");
        assertTrue(events > Flicker.BURST, "the first are reported at once");
        charger.stop();
        assertEquals("StopAuthorized", charger.last().triggerReason().name());
    }

    @Test
    @DisplayName("TC_E_26, E02.FR.09: many short transactions one after the other: each reports all that its car does")
    void shortTransactions() {
        Charger charger = new Charger("TxCtrlr.StopTxOnEVSideDisconnect", "false", "TxCtrlr.TxStopPoint", "Authorized");
        List<TriggerReason> first = List.of();
        for (int i = 0; i < 20; i++) {
            int before = charger.events().size();
            charger.charge();
            charger.evse.pilot(PilotState.A);
            charger.advance(1);
            charger.evse.pilot(PilotState.B);
            charger.advance(1);
            charger.evse.pilot(PilotState.C);
            charger.advance(1);
            charger.stop();
            charger.advance(1);
            charger.evse.unplug();
            charger.advance(1);
            List<TriggerReason> reasons = charger.events().stream().skip(before).map(TransactionEventRequest::triggerReason).toList();
            first = i == 0 ? reasons : first;
            assertEquals(first, reasons, "transaction " + i);
        }
        assertTrue(first.contains(TriggerReason.CablePluggedIn) && first.contains(TriggerReason.ChargingStateChanged), first.toString());
    }

    @Test
    @DisplayName("A car that is unplugged and plugged again and again, with its transaction kept")
    void looseCable() {
        Charger charger = new Charger("TxCtrlr.StopTxOnEVSideDisconnect", "false", "TxCtrlr.TxStopPoint", "Authorized").charge();
        for (int i = 0; i < 3_000; i++) {
            charger.evse.pilot(i % 2 == 0 ? PilotState.A : PilotState.C);
            charger.station.advance(Duration.ofMillis(200));
        }
        charger.advance(30);
        int events = charger.events().size();
        assertTrue(events <= 5 + Flicker.BURST + 600 / Flicker.PERIOD.toSeconds() + 3, events + " events");
        assertEquals(ChargingState.Charging, charger.last().transactionInfo().chargingState());
    }

    @Test
    @DisplayName("E06: a stop button that bounces for minutes, with transactions that the CSMS starts again, makes a bounded number of events")
    void bouncingStopButton() {
        Charger charger = new Charger("TxCtrlr.TxStartPoint", "EVConnected", "TxCtrlr.TxStopPoint", "EVConnected").charge();
        AtomicReference<ButtonListener> button = new AtomicReference<>();
        new Buttons(charger.station.loop(), charger.station.events(), charger.station.station(), charger.station.security())
                .addButtons(new ButtonDriver() {

                    @Override
                    public void connect(ButtonListener listener) {
                        button.set(listener);
                    }

                    @Override
                    public void disconnect(ButtonListener listener) {}
                }, Map.of(DriverProperty.EVSE_ID, 1));
        charger.station.settle();
        for (int i = 0; i < 6_000; i++) {
            button.get().stopPressed();
            charger.station.advance(Duration.ofMillis(20));
            charger.authorize();
        }
        int events = charger.events().size();
        assertTrue(events <= 10 + 8 * 20, events + " events");
        assertTrue(charger.evse.contactorClosed(), "what was started after the last stop that counts goes on");
    }
}
