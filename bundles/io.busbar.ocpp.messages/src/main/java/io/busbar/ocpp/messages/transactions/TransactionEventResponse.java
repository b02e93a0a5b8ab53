package io.busbar.ocpp.messages.transactions;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.common.MessageContent;
import java.util.List;

/** Answers {@link TransactionEventRequest}. */
@GeneratedBuilder
public record TransactionEventResponse(
        Double totalCost,
        Integer chargingPriority,
        IdTokenInfo idTokenInfo,
        @Since21 TransactionLimit transactionLimit,
        MessageContent updatedPersonalMessage,
        @Count(max = 4) @Since21 List<MessageContent> updatedPersonalMessageExtra,
        CustomData customData) implements Response {

    public TransactionEventResponse {
        updatedPersonalMessageExtra = copy(updatedPersonalMessageExtra);
    }

    public static TransactionEventResponseBuilder builder() {
        return new TransactionEventResponseBuilder();
    }

    public TransactionEventResponseBuilder toBuilder() {
        return new TransactionEventResponseBuilder(this);
    }
}
