package io.busbar.ocpp.messages.transactions;

import io.busbar.ocpp.messages.WireEnum;

/** Whether a transaction started, goes on or ended. */
public enum TransactionEventType implements WireEnum {

    Ended, Started, Updated
}
