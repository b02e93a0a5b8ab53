package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link NotifyChargingLimitRequest}. */
public record NotifyChargingLimitResponse(CustomData customData) implements Response {

    public NotifyChargingLimitResponse() {
        this(null);
    }
}
