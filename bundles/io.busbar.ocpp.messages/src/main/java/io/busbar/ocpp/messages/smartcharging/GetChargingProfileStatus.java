package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.WireEnum;

/** Whether profiles will be reported. */
public enum GetChargingProfileStatus implements WireEnum {

    Accepted, NoProfiles
}
