package io.busbar.ocpp.messages.remotecontrol;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.EVSE;

/** Asks the station to send a message now. */
@Action(value = "TriggerMessage", direction = CSMS_TO_STATION)
public record TriggerMessageRequest(
        @Required MessageTrigger requestedMessage,
        EVSE evse,
        @Length(max = 50) @Since21 String customTrigger,
        CustomData customData) implements Request<TriggerMessageResponse> {

    public TriggerMessageRequest(MessageTrigger requestedMessage) {
        this(requestedMessage, null, null, null);
    }
}
