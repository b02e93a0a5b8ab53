package io.busbar.ocpp.messages.common;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Where a value was measured; Outlet where none is named. */
public enum Location implements WireEnum {

    Body,
    Cable,
    EV,
    Inlet,
    Outlet,
    @Since21 Upstream
}
