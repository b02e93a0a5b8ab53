package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Whether priority charging is possible. */
@Since21
public enum PriorityChargingStatus implements WireEnum {

    Accepted, Rejected, NoProfile
}
