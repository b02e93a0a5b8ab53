package io.busbar.ocpp.messages.remotecontrol;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Asks the station to end a transaction. */
@Action(value = "RequestStopTransaction", direction = CSMS_TO_STATION)
public record RequestStopTransactionRequest(
        @Required @Length(max = 36) String transactionId,
        CustomData customData) implements Request<RequestStopTransactionResponse> {

    public RequestStopTransactionRequest(String transactionId) {
        this(transactionId, null);
    }
}
