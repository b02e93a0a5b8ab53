package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link UpdateDynamicScheduleRequest}. */
@Since21
public record UpdateDynamicScheduleResponse(
        @Required ChargingProfileStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public UpdateDynamicScheduleResponse(ChargingProfileStatus status) {
        this(status, null, null);
    }

    public UpdateDynamicScheduleResponse(ChargingProfileStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
