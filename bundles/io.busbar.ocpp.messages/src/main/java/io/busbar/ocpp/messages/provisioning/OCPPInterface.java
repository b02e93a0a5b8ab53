package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Network interface. */
public enum OCPPInterface implements WireEnum {

    Wired0,
    Wired1,
    Wired2,
    Wired3,
    Wireless0,
    Wireless1,
    Wireless2,
    Wireless3,
    @Since21 Any
}
