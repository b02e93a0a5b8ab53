package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.common.CustomData;

/** Which charging profiles are to go. */
public record ClearChargingProfile(
        @Range(min = 0, since21 = true) Integer evseId,
        ChargingProfilePurpose chargingProfilePurpose,
        @Range(min = 0, since21 = true) Integer stackLevel,
        CustomData customData) {

    public ClearChargingProfile() {
        this(null, null, null, null);
    }
}
