package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Whether and how soon a schedule for the needs will come. */
public enum NotifyEVChargingNeedsStatus implements WireEnum {

    Accepted,
    Rejected,
    Processing,
    @Since21 NoChargingProfile
}
