package io.busbar.ocpp.messages.transactions;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.common.MessageContent;
import java.util.List;

/** Answers {@link TransactionEventRequest}. */
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

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Double totalCost;
        private Integer chargingPriority;
        private IdTokenInfo idTokenInfo;
        private TransactionLimit transactionLimit;
        private MessageContent updatedPersonalMessage;
        private List<MessageContent> updatedPersonalMessageExtra;
        private CustomData customData;

        private Builder() {}

        public Builder totalCost(Double totalCost) {
            this.totalCost = totalCost;
            return this;
        }

        public Builder chargingPriority(Integer chargingPriority) {
            this.chargingPriority = chargingPriority;
            return this;
        }

        public Builder idTokenInfo(IdTokenInfo idTokenInfo) {
            this.idTokenInfo = idTokenInfo;
            return this;
        }

        public Builder transactionLimit(TransactionLimit transactionLimit) {
            this.transactionLimit = transactionLimit;
            return this;
        }

        public Builder updatedPersonalMessage(MessageContent updatedPersonalMessage) {
            this.updatedPersonalMessage = updatedPersonalMessage;
            return this;
        }

        public Builder updatedPersonalMessageExtra(List<MessageContent> updatedPersonalMessageExtra) {
            this.updatedPersonalMessageExtra = updatedPersonalMessageExtra;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public TransactionEventResponse build() {
            return new TransactionEventResponse(
                    totalCost, chargingPriority, idTokenInfo, transactionLimit, updatedPersonalMessage, updatedPersonalMessageExtra,
                    customData);
        }
    }
}
