package io.busbar.ocpp.messages.display;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** One part of the answer to a request for display messages. */
@Action(value = "NotifyDisplayMessages", direction = STATION_TO_CSMS)
public record NotifyDisplayMessagesRequest(
        @Required int requestId,
        List<MessageInfo> messageInfo,
        Boolean tbc,
        CustomData customData) implements Request<NotifyDisplayMessagesResponse> {

    public NotifyDisplayMessagesRequest {
        messageInfo = copy(messageInfo);
    }

    public NotifyDisplayMessagesRequest(int requestId) {
        this(requestId, null, null, null);
    }
}
