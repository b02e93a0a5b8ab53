package io.busbar.ocpp.messages.transactions;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** State of the EV battery's preconditioning. */
@Since21
public enum PreconditioningStatus implements WireEnum {

    Unknown, Ready, NotReady, Preconditioning
}
