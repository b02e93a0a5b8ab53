package io.busbar.ocpp.messages.provisioning;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;
import java.time.Instant;

/** Answers {@link BootNotificationRequest}. */
@GeneratedBuilder
public record BootNotificationResponse(
        @Required Instant currentTime,
        @Required int interval,
        @Required RegistrationStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public static BootNotificationResponseBuilder builder() {
        return new BootNotificationResponseBuilder();
    }

    public BootNotificationResponseBuilder toBuilder() {
        return new BootNotificationResponseBuilder(this);
    }
}
