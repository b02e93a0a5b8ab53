package io.busbar.ocpp.messages.display;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** State of the station in which a display message is shown. */
public enum MessageState implements WireEnum {

    Charging,
    Faulted,
    Idle,
    Unavailable,
    @Since21 Suspended,
    @Since21 Discharging
}
