package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link NotifyEVChargingNeedsRequest}. */
public record NotifyEVChargingNeedsResponse(
        @Required NotifyEVChargingNeedsStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public NotifyEVChargingNeedsResponse(NotifyEVChargingNeedsStatus status) {
        this(status, null, null);
    }

    public NotifyEVChargingNeedsResponse(NotifyEVChargingNeedsStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
