package io.busbar.block.transactions;

import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.station.api.evse.EvseFault;
import java.util.Optional;

/** Which faults end a transaction (E06.FR.16). The others suspend it as long as they last. */
final class Faults {

    private Faults() {}

    static Optional<Reason> ending(EvseFault fault) {
        return switch (fault.code()) {
            case EMERGENCY_STOP -> Optional.of(Reason.EmergencyStop);
            case GROUND_FAILURE, RCD_TRIPPED -> Optional.of(Reason.GroundFault);
            case OVER_CURRENT -> Optional.of(Reason.OvercurrentFault);
            case OVER_VOLTAGE, UNDER_VOLTAGE -> Optional.of(Reason.PowerQuality);
            case RCD_SELF_TEST, POWER_SWITCH_FAILURE, WELDED_CONTACTOR, DIODE_FAULT, INTERNAL, STORAGE_FAILURE -> Optional.of(Reason.Other);
            case CONNECTOR_LOCK_FAILURE, HIGH_TEMPERATURE, OVER_TEMPERATURE, PILOT_FAULT, VENTILATION_NOT_AVAILABLE, COMMUNICATION,
                    POWER_METER_FAILURE ->
                Optional.empty();
        };
    }
}
