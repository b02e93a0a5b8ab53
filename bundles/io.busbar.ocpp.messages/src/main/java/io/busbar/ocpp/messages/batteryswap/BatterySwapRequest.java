package io.busbar.ocpp.messages.batteryswap;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.IdToken;
import java.util.List;

/** Tells that batteries were put in or taken out. */
@Since21
@Action(value = "BatterySwap", direction = STATION_TO_CSMS)
public record BatterySwapRequest(
        @Required List<BatteryData> batteryData,
        @Required BatterySwapEventType eventType,
        @Required IdToken idToken,
        @Required int requestId,
        CustomData customData) implements Request<BatterySwapResponse> {

    public BatterySwapRequest {
        batteryData = copy(batteryData);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private List<BatteryData> batteryData;
        private BatterySwapEventType eventType;
        private IdToken idToken;
        private Integer requestId;
        private CustomData customData;

        private Builder() {}

        public Builder batteryData(List<BatteryData> batteryData) {
            this.batteryData = batteryData;
            return this;
        }

        public Builder eventType(BatterySwapEventType eventType) {
            this.eventType = eventType;
            return this;
        }

        public Builder idToken(IdToken idToken) {
            this.idToken = idToken;
            return this;
        }

        public Builder requestId(int requestId) {
            this.requestId = requestId;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public BatterySwapRequest build() {
            return new BatterySwapRequest(batteryData, eventType, idToken, requestId, customData);
        }
    }
}
