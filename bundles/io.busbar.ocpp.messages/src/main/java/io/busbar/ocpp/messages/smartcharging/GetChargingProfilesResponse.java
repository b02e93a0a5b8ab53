package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link GetChargingProfilesRequest}. */
public record GetChargingProfilesResponse(
        @Required GetChargingProfileStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public GetChargingProfilesResponse(GetChargingProfileStatus status) {
        this(status, null, null);
    }

    public GetChargingProfilesResponse(GetChargingProfileStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
