package io.busbar.plant.sim;

import io.busbar.driver.api.evse.FaultCode;

/** The board's words for a fault, for the technician. */
final class Words {

    private Words() {}

    static String of(FaultCode code) {
        return switch (code) {
            case CONNECTOR_LOCK_FAILURE -> "the lock did not arrive after three tries";
            case GROUND_FAILURE -> "fault current to ground";
            case RCD_TRIPPED -> "residual current above 6 mA DC or 30 mA AC";
            case RCD_SELF_TEST -> "the residual current device failed its self test";
            case HIGH_TEMPERATURE -> "85 C inside the housing";
            case OVER_TEMPERATURE -> "105 C inside the housing, power is off";
            case OVER_CURRENT -> "the car drew more than it was offered";
            case OVER_VOLTAGE -> "supply above 253 V";
            case UNDER_VOLTAGE -> "supply below 195 V";
            case POWER_SWITCH_FAILURE -> "the contactor does not close";
            case WELDED_CONTACTOR -> "voltage behind an open contactor";
            case DIODE_FAULT -> "no diode in the car's pilot circuit";
            case PILOT_FAULT -> "the pilot is short to ground";
            case VENTILATION_NOT_AVAILABLE -> "the car wants ventilation";
            case EMERGENCY_STOP -> "the emergency stop is pressed";
            case POWER_METER_FAILURE -> "the meter does not answer";
            case COMMUNICATION -> "the board does not answer";
            case INTERNAL -> "the board's self test failed";
            case STORAGE_FAILURE -> "nothing can be stored";
        };
    }
}
