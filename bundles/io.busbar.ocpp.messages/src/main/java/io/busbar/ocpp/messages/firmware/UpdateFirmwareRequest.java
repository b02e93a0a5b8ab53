package io.busbar.ocpp.messages.firmware;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Orders download and installation of a firmware. */
@Action(value = "UpdateFirmware", direction = CSMS_TO_STATION)
public record UpdateFirmwareRequest(
        @Required int requestId,
        @Required Firmware firmware,
        @Range(min = 0, since21 = true) Integer retries,
        Integer retryInterval,
        CustomData customData) implements Request<UpdateFirmwareResponse> {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer requestId;
        private Firmware firmware;
        private Integer retries;
        private Integer retryInterval;
        private CustomData customData;

        private Builder() {}

        public Builder requestId(int requestId) {
            this.requestId = requestId;
            return this;
        }

        public Builder firmware(Firmware firmware) {
            this.firmware = firmware;
            return this;
        }

        public Builder retries(Integer retries) {
            this.retries = retries;
            return this;
        }

        public Builder retryInterval(Integer retryInterval) {
            this.retryInterval = retryInterval;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public UpdateFirmwareRequest build() {
            return new UpdateFirmwareRequest(requestId, firmware, retries, retryInterval, customData);
        }
    }
}
