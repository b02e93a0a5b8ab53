package io.busbar.block.transactions;

import io.busbar.ocpp.messages.transactions.ChargingState;
import io.busbar.station.api.evse.Evse;

/** How an EVSE's state reads in transaction events. */
final class ChargingStates {

    private ChargingStates() {}

    /** @param refused energy is withheld because the CSMS refused the token, though the authorization stands (E05.FR.02) */
    static ChargingState of(Evse evse, boolean refused) {
        ChargingState state = evse.powerState();
        return refused && state == ChargingState.EVConnected ? ChargingState.SuspendedEVSE : state;
    }

    static boolean suspended(ChargingState state) {
        return state == ChargingState.SuspendedEV || state == ChargingState.SuspendedEVSE;
    }
}
