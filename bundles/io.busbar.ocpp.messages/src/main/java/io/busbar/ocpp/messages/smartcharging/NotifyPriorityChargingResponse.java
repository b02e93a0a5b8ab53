package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link NotifyPriorityChargingRequest}. */
@Since21
public record NotifyPriorityChargingResponse(CustomData customData) implements Response {

    public NotifyPriorityChargingResponse() {
        this(null);
    }
}
