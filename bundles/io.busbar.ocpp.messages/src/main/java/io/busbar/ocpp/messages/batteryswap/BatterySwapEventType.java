package io.busbar.ocpp.messages.batteryswap;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** What happened to the batteries. */
@Since21
public enum BatterySwapEventType implements WireEnum {

    BatteryIn, BatteryOut, BatteryOutTimeout
}
