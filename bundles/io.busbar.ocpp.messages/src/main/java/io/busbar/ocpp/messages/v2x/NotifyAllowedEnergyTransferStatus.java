package io.busbar.ocpp.messages.v2x;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Whether the change of energy transfer modes was taken. */
@Since21
public enum NotifyAllowedEnergyTransferStatus implements WireEnum {

    Accepted, Rejected
}
