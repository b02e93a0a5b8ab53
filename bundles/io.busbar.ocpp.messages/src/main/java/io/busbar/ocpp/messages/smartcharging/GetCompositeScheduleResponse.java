package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.GenericStatus;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link GetCompositeScheduleRequest}. */
public record GetCompositeScheduleResponse(
        @Required GenericStatus status,
        StatusInfo statusInfo,
        CompositeSchedule schedule,
        CustomData customData) implements Response {

    public GetCompositeScheduleResponse(GenericStatus status) {
        this(status, null, null, null);
    }
}
