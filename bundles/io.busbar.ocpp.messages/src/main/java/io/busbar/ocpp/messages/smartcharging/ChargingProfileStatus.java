package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.WireEnum;

/** Whether a profile or its new values were taken. */
public enum ChargingProfileStatus implements WireEnum {

    Accepted, Rejected
}
