package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link SetChargingProfileRequest}. */
public record SetChargingProfileResponse(
        @Required ChargingProfileStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public SetChargingProfileResponse(ChargingProfileStatus status) {
        this(status, null, null);
    }

    public SetChargingProfileResponse(ChargingProfileStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
