package io.busbar.ocpp.messages.transactions;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.common.CustomData;

/** Asks whether a transaction goes on and whether messages about it still wait. */
@Action(value = "GetTransactionStatus", direction = CSMS_TO_STATION)
public record GetTransactionStatusRequest(
        @Length(max = 36) String transactionId,
        CustomData customData) implements Request<GetTransactionStatusResponse> {

    public GetTransactionStatusRequest() {
        this(null, null);
    }
}
