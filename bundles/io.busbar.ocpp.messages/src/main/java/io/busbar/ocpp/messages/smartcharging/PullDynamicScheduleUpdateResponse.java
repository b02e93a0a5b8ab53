package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link PullDynamicScheduleUpdateRequest}. */
@Since21
public record PullDynamicScheduleUpdateResponse(
        @Required ChargingProfileStatus status,
        ChargingScheduleUpdate scheduleUpdate,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public PullDynamicScheduleUpdateResponse(ChargingProfileStatus status) {
        this(status, null, null, null);
    }
}
