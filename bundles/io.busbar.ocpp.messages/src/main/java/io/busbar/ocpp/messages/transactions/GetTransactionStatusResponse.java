package io.busbar.ocpp.messages.transactions;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;

/** Answers {@link GetTransactionStatusRequest}. */
public record GetTransactionStatusResponse(
        @Required boolean messagesInQueue,
        Boolean ongoingIndicator,
        CustomData customData) implements Response {

    public GetTransactionStatusResponse(boolean messagesInQueue) {
        this(messagesInQueue, null, null);
    }

    public GetTransactionStatusResponse(boolean messagesInQueue, Boolean ongoingIndicator) {
        this(messagesInQueue, ongoingIndicator, null);
    }
}
