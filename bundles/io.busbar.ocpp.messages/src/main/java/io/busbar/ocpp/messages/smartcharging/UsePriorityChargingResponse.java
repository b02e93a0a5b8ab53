package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link UsePriorityChargingRequest}. */
@Since21
public record UsePriorityChargingResponse(
        @Required PriorityChargingStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public UsePriorityChargingResponse(PriorityChargingStatus status) {
        this(status, null, null);
    }

    public UsePriorityChargingResponse(PriorityChargingStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
