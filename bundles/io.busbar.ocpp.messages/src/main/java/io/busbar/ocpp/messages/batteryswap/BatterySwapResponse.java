package io.busbar.ocpp.messages.batteryswap;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link BatterySwapRequest}. */
@Since21
public record BatterySwapResponse(CustomData customData) implements Response {

    public BatterySwapResponse() {
        this(null);
    }
}
