package io.busbar.ocpp.messages.transactions;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Limits of a transaction: cost, energy in Wh, time in seconds, state of charge in percent. */
@Since21
@GeneratedBuilder
public record TransactionLimit(
        Double maxCost,
        Double maxEnergy,
        Integer maxTime,
        @Range(min = 0, max = 100) Integer maxSoC,
        CustomData customData) {

    public static TransactionLimitBuilder builder() {
        return new TransactionLimitBuilder();
    }

    public TransactionLimitBuilder toBuilder() {
        return new TransactionLimitBuilder(this);
    }
}
