package io.busbar.ocpp.messages.availability;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link ChangeAvailabilityRequest}. */
public record ChangeAvailabilityResponse(
        @Required ChangeAvailabilityStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public ChangeAvailabilityResponse(ChangeAvailabilityStatus status) {
        this(status, null, null);
    }

    public ChangeAvailabilityResponse(ChangeAvailabilityStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
