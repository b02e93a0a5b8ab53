package io.busbar.ocpp.messages.tariffcost;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Running total cost of a transaction, for the display. */
@Action(value = "CostUpdated", direction = CSMS_TO_STATION)
public record CostUpdatedRequest(
        @Required double totalCost,
        @Required @Length(max = 36) String transactionId,
        CustomData customData) implements Request<CostUpdatedResponse> {

    public CostUpdatedRequest(double totalCost, String transactionId) {
        this(totalCost, transactionId, null);
    }
}
