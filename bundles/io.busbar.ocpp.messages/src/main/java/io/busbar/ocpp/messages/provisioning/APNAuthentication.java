package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.WireEnum;

/** How a modem authenticates at its access point. */
public enum APNAuthentication implements WireEnum {

    PAP, CHAP, NONE, AUTO
}
