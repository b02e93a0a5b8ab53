package io.busbar.ocpp.messages.display;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Installs a message for the display. */
@Action(value = "SetDisplayMessage", direction = CSMS_TO_STATION)
public record SetDisplayMessageRequest(
        @Required MessageInfo message,
        CustomData customData) implements Request<SetDisplayMessageResponse> {

    public SetDisplayMessageRequest(MessageInfo message) {
        this(message, null);
    }
}
