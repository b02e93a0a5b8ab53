package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.WireEnum;

/** Whether a profile matched and was removed. */
public enum ClearChargingProfileStatus implements WireEnum {

    Accepted, Unknown
}
