package io.busbar.ocpp.messages.transactions;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.OperationMode;

/** A transaction and its state; time in seconds. */
@GeneratedBuilder
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

    public static TransactionBuilder builder() {
        return new TransactionBuilder();
    }

    public TransactionBuilder toBuilder() {
        return new TransactionBuilder(this);
    }
}
