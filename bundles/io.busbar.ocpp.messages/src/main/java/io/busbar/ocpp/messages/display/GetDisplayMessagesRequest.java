package io.busbar.ocpp.messages.display;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Asks for installed display messages. */
@Action(value = "GetDisplayMessages", direction = CSMS_TO_STATION)
@GeneratedBuilder
public record GetDisplayMessagesRequest(
        @Required int requestId,
        @Range(min = 0, since21 = true) List<Integer> id,
        MessagePriority priority,
        MessageState state,
        CustomData customData) implements Request<GetDisplayMessagesResponse> {

    public GetDisplayMessagesRequest {
        id = copy(id);
    }

    public static GetDisplayMessagesRequestBuilder builder() {
        return new GetDisplayMessagesRequestBuilder();
    }

    public GetDisplayMessagesRequestBuilder toBuilder() {
        return new GetDisplayMessagesRequestBuilder(this);
    }
}
