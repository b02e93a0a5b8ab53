package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Switches priority charging of a transaction on or off. */
@Since21
@Action(value = "UsePriorityCharging", direction = CSMS_TO_STATION)
public record UsePriorityChargingRequest(
        @Required @Length(max = 36) String transactionId,
        @Required boolean activate,
        CustomData customData) implements Request<UsePriorityChargingResponse> {

    public UsePriorityChargingRequest(String transactionId, boolean activate) {
        this(transactionId, activate, null);
    }
}
