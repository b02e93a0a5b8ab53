package io.busbar.ocpp.messages.availability;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** Answers {@link HeartbeatRequest}. */
public record HeartbeatResponse(
        @Required Instant currentTime,
        CustomData customData) implements Response {

    public HeartbeatResponse(Instant currentTime) {
        this(currentTime, null);
    }
}
