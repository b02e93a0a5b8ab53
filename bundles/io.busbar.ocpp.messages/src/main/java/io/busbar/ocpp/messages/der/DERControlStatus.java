package io.busbar.ocpp.messages.der;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Whether a request about DER controls was taken. */
@Since21
public enum DERControlStatus implements WireEnum {

    Accepted, Rejected, NotSupported, NotFound
}
