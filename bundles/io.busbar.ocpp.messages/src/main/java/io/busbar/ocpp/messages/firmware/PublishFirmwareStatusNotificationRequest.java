package io.busbar.ocpp.messages.firmware;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;
import java.util.List;

/** Progress of publishing a firmware. */
@Action(value = "PublishFirmwareStatusNotification", direction = STATION_TO_CSMS)
public record PublishFirmwareStatusNotificationRequest(
        @Required PublishFirmwareStatus status,
        @Length(max = 2000) @In201(maxLength = 512) List<String> location,
        @Range(min = 0, since21 = true) Integer requestId,
        @Since21 StatusInfo statusInfo,
        CustomData customData) implements Request<PublishFirmwareStatusNotificationResponse> {

    public PublishFirmwareStatusNotificationRequest {
        location = copy(location);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private PublishFirmwareStatus status;
        private List<String> location;
        private Integer requestId;
        private StatusInfo statusInfo;
        private CustomData customData;

        private Builder() {}

        public Builder status(PublishFirmwareStatus status) {
            this.status = status;
            return this;
        }

        public Builder location(List<String> location) {
            this.location = location;
            return this;
        }

        public Builder requestId(Integer requestId) {
            this.requestId = requestId;
            return this;
        }

        public Builder statusInfo(StatusInfo statusInfo) {
            this.statusInfo = statusInfo;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public PublishFirmwareStatusNotificationRequest build() {
            return new PublishFirmwareStatusNotificationRequest(status, location, requestId, statusInfo, customData);
        }
    }
}
