package io.busbar.ocpp.messages.tariffcost;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** What a cost is based on. */
@Since21
public enum CostDimensionType implements WireEnum {

    Energy, MaxCurrent, MinCurrent, MaxPower, MinPower, IdleTIme, ChargingTime
}
