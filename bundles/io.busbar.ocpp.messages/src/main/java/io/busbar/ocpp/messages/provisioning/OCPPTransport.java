package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.WireEnum;

/** Transport of OCPP. */
public enum OCPPTransport implements WireEnum {

    SOAP, JSON
}
