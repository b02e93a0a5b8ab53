package io.busbar.ocpp.messages.firmware;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Orders a local controller to offer a firmware in its network. */
@Action(value = "PublishFirmware", direction = CSMS_TO_STATION)
public record PublishFirmwareRequest(
        @Required @Length(max = 2000) @In201(maxLength = 512) String location,
        @Required @Length(max = 32) String checksum,
        @Required @Range(min = 0, since21 = true) int requestId,
        @Range(min = 0, since21 = true) Integer retries,
        @Range(min = 0, since21 = true) Integer retryInterval,
        CustomData customData) implements Request<PublishFirmwareResponse> {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private String location;
        private String checksum;
        private Integer requestId;
        private Integer retries;
        private Integer retryInterval;
        private CustomData customData;

        private Builder() {}

        public Builder location(String location) {
            this.location = location;
            return this;
        }

        public Builder checksum(String checksum) {
            this.checksum = checksum;
            return this;
        }

        public Builder requestId(int requestId) {
            this.requestId = requestId;
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

        public PublishFirmwareRequest build() {
            return new PublishFirmwareRequest(location, checksum, requestId, retries, retryInterval, customData);
        }
    }
}
