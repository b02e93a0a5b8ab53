package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** How the times of a profile are to be read. */
public enum ChargingProfileKind implements WireEnum {

    Absolute,
    Recurring,
    Relative,
    @Since21 Dynamic
}
