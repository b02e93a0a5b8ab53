package io.busbar.ocpp.messages.batteryswap;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.IdToken;

/** Asks for a battery swap for a token. */
@Since21
@Action(value = "RequestBatterySwap", direction = CSMS_TO_STATION)
public record RequestBatterySwapRequest(
        @Required IdToken idToken,
        @Required int requestId,
        CustomData customData) implements Request<RequestBatterySwapResponse> {

    public RequestBatterySwapRequest(IdToken idToken, int requestId) {
        this(idToken, requestId, null);
    }
}
