package io.busbar.ocpp.messages.firmware;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
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
@GeneratedBuilder
public record PublishFirmwareStatusNotificationRequest(
        @Required PublishFirmwareStatus status,
        @Length(max = 2000) @In201(maxLength = 512) List<String> location,
        @Range(min = 0, since21 = true) Integer requestId,
        @Since21 StatusInfo statusInfo,
        CustomData customData) implements Request<PublishFirmwareStatusNotificationResponse> {

    public PublishFirmwareStatusNotificationRequest {
        location = copy(location);
    }

    public static PublishFirmwareStatusNotificationRequestBuilder builder() {
        return new PublishFirmwareStatusNotificationRequestBuilder();
    }

    public PublishFirmwareStatusNotificationRequestBuilder toBuilder() {
        return new PublishFirmwareStatusNotificationRequestBuilder(this);
    }
}
