package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link ClearChargingProfileRequest}. */
public record ClearChargingProfileResponse(
        @Required ClearChargingProfileStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public ClearChargingProfileResponse(ClearChargingProfileStatus status) {
        this(status, null, null);
    }

    public ClearChargingProfileResponse(ClearChargingProfileStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
