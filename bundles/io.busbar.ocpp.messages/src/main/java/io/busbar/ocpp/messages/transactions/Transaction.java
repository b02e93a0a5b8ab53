package io.busbar.ocpp.messages.transactions;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.OperationMode;

/** A transaction and its state; time in seconds. */
public record Transaction(
        @Required @Length(max = 36) String transactionId,
        ChargingState chargingState,
        Integer timeSpentCharging,
        Reason stoppedReason,
        Integer remoteStartId,
        @Since21 OperationMode operationMode,
        @Length(max = 60) @Since21 String tariffId,
        @Since21 TransactionLimit transactionLimit,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private String transactionId;
        private ChargingState chargingState;
        private Integer timeSpentCharging;
        private Reason stoppedReason;
        private Integer remoteStartId;
        private OperationMode operationMode;
        private String tariffId;
        private TransactionLimit transactionLimit;
        private CustomData customData;

        private Builder() {}

        public Builder transactionId(String transactionId) {
            this.transactionId = transactionId;
            return this;
        }

        public Builder chargingState(ChargingState chargingState) {
            this.chargingState = chargingState;
            return this;
        }

        public Builder timeSpentCharging(Integer timeSpentCharging) {
            this.timeSpentCharging = timeSpentCharging;
            return this;
        }

        public Builder stoppedReason(Reason stoppedReason) {
            this.stoppedReason = stoppedReason;
            return this;
        }

        public Builder remoteStartId(Integer remoteStartId) {
            this.remoteStartId = remoteStartId;
            return this;
        }

        public Builder operationMode(OperationMode operationMode) {
            this.operationMode = operationMode;
            return this;
        }

        public Builder tariffId(String tariffId) {
            this.tariffId = tariffId;
            return this;
        }

        public Builder transactionLimit(TransactionLimit transactionLimit) {
            this.transactionLimit = transactionLimit;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public Transaction build() {
            return new Transaction(
                    transactionId, chargingState, timeSpentCharging, stoppedReason, remoteStartId, operationMode, tariffId,
                    transactionLimit, customData);
        }
    }
}
