package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.WireEnum;

/** Unit of a limit: watt (sum of phases) or ampere (per phase). */
public enum ChargingRateUnit implements WireEnum {

    W, A
}
