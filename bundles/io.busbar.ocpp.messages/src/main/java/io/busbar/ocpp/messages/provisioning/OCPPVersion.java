package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Version of OCPP. */
public enum OCPPVersion implements WireEnum {

    OCPP12,
    OCPP15,
    OCPP16,
    OCPP20,
    @Since21 OCPP201,
    @Since21 OCPP21
}
