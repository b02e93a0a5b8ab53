package io.busbar.ocpp.rpc;

import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;

/** Marks a transaction message that is sent on a later link than it was made for: the CSMS sees that it is late (E11.FR.07). */
final class OfflineFlag {

    private OfflineFlag() {}

    static Request<?> of(Request<?> request) {
        return request instanceof TransactionEventRequest event && event.offline() == null
                ? event.toBuilder().offline(true).build()
                : request;
    }
}
