package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;
import java.util.List;

/** Reports what monitors saw. */
@Action(value = "NotifyEvent", direction = STATION_TO_CSMS)
@GeneratedBuilder
public record NotifyEventRequest(
        @Required Instant generatedAt,
        @Required @Range(min = 0, since21 = true) int seqNo,
        @Required List<EventData> eventData,
        Boolean tbc,
        CustomData customData) implements Request<NotifyEventResponse> {

    public NotifyEventRequest {
        eventData = copy(eventData);
    }

    public static NotifyEventRequestBuilder builder() {
        return new NotifyEventRequestBuilder();
    }

    public NotifyEventRequestBuilder toBuilder() {
        return new NotifyEventRequestBuilder(this);
    }
}
