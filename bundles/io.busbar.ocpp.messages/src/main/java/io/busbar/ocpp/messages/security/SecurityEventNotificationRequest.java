package io.busbar.ocpp.messages.security;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** Reports a security event. */
@Action(value = "SecurityEventNotification", direction = STATION_TO_CSMS)
public record SecurityEventNotificationRequest(
        @Required @Length(max = 50) String type,
        @Required Instant timestamp,
        @Length(max = 255) String techInfo,
        CustomData customData) implements Request<SecurityEventNotificationResponse> {

    public SecurityEventNotificationRequest(String type, Instant timestamp) {
        this(type, timestamp, null, null);
    }

    public SecurityEventNotificationRequest(String type, Instant timestamp, String techInfo) {
        this(type, timestamp, techInfo, null);
    }
}
