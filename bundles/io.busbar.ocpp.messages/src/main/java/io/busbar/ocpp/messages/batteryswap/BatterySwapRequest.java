package io.busbar.ocpp.messages.batteryswap;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.IdToken;
import java.util.List;

/** Reports that batteries were put in or taken out. */
@Since21
@Action(value = "BatterySwap", direction = STATION_TO_CSMS)
@GeneratedBuilder
public record BatterySwapRequest(
        @Required List<BatteryData> batteryData,
        @Required BatterySwapEventType eventType,
        @Required IdToken idToken,
        @Required int requestId,
        CustomData customData) implements Request<BatterySwapResponse> {

    public BatterySwapRequest {
        batteryData = copy(batteryData);
    }

    public static BatterySwapRequestBuilder builder() {
        return new BatterySwapRequestBuilder();
    }

    public BatterySwapRequestBuilder toBuilder() {
        return new BatterySwapRequestBuilder(this);
    }
}
