package io.busbar.ocpp.messages.payment;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** How a settlement ended. */
@Since21
public enum PaymentStatus implements WireEnum {

    Settled, Canceled, Rejected, Failed
}
