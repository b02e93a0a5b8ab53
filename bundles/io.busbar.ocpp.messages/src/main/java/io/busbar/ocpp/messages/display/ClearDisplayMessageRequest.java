package io.busbar.ocpp.messages.display;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Removes a display message. */
@Action(value = "ClearDisplayMessage", direction = CSMS_TO_STATION)
public record ClearDisplayMessageRequest(
        @Required @Range(min = 0, since21 = true) int id,
        CustomData customData) implements Request<ClearDisplayMessageResponse> {

    public ClearDisplayMessageRequest(int id) {
        this(id, null);
    }
}
