package io.busbar.ocpp.messages.provisioning;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Restarts the station or one EVSE. */
@Action(value = "Reset", direction = CSMS_TO_STATION)
public record ResetRequest(
        @Required ResetType type,
        @Range(min = 0, since21 = true) Integer evseId,
        CustomData customData) implements Request<ResetResponse> {

    public ResetRequest(ResetType type) {
        this(type, null, null);
    }
}
