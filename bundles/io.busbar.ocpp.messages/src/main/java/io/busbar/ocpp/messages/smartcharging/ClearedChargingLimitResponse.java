package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link ClearedChargingLimitRequest}. */
public record ClearedChargingLimitResponse(CustomData customData) implements Response {

    public ClearedChargingLimitResponse() {
        this(null);
    }
}
