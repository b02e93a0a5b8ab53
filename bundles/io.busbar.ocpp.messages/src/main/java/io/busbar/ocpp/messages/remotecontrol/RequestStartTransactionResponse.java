package io.busbar.ocpp.messages.remotecontrol;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link RequestStartTransactionRequest}. */
@GeneratedBuilder
public record RequestStartTransactionResponse(
        @Required RequestStartStopStatus status,
        StatusInfo statusInfo,
        @Length(max = 36) String transactionId,
        CustomData customData) implements Response {

    public RequestStartTransactionResponse(RequestStartStopStatus status) {
        this(status, null, null, null);
    }

    public static RequestStartTransactionResponseBuilder builder() {
        return new RequestStartTransactionResponseBuilder();
    }

    public RequestStartTransactionResponseBuilder toBuilder() {
        return new RequestStartTransactionResponseBuilder(this);
    }
}
