package io.busbar.ocpp.messages.transactions;

import io.busbar.ocpp.messages.WireEnum;

/** State of power transfer in a transaction. */
public enum ChargingState implements WireEnum {

    EVConnected, Charging, SuspendedEV, SuspendedEVSE, Idle
}
