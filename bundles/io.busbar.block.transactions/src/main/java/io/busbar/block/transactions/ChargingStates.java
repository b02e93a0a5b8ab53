package io.busbar.block.transactions;

import io.busbar.ocpp.messages.transactions.ChargingState;
import io.busbar.station.api.evse.Evse;
import java.util.OptionalInt;

/** How an EVSE's state reads in transaction events. */
final class ChargingStates {

    private ChargingStates() {}

    /** @param refused energy is withheld because the CSMS refused the token, though the leave stands (E05.FR.02) */
    static ChargingState of(Evse evse, boolean refused) {
        return switch (evse.powerState()) {
            case IDLE -> ChargingState.Idle;
            case CONNECTED -> refused ? ChargingState.SuspendedEVSE : ChargingState.EVConnected;
            case SUSPENDED_BY_EV -> ChargingState.SuspendedEV;
            case SUSPENDED_BY_EVSE -> ChargingState.SuspendedEVSE;
            case CHARGING -> ChargingState.Charging;
        };
    }

    static boolean suspended(ChargingState state) {
        return state == ChargingState.SuspendedEV || state == ChargingState.SuspendedEVSE;
    }

    /** Phases that the car is charged with: those the EVSE has and the limit leaves it; 0 for DC. */
    static int phases(Evse evse, OptionalInt limited) {
        int has = evse.abilities().map(abilities -> abilities.phases()).orElse(0);
        boolean switches = evse.abilities().map(abilities -> abilities.phaseSwitching()).orElse(false);
        return switches && limited.isPresent() ? Math.min(has, limited.getAsInt()) : has;
    }
}
