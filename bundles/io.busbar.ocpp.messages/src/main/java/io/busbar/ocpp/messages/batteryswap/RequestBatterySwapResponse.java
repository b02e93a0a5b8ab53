package io.busbar.ocpp.messages.batteryswap;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.GenericStatus;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link RequestBatterySwapRequest}. */
@Since21
public record RequestBatterySwapResponse(
        @Required GenericStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public RequestBatterySwapResponse(GenericStatus status) {
        this(status, null, null);
    }

    public RequestBatterySwapResponse(GenericStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
