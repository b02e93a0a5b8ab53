package io.busbar.ocpp.rpc;

import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;

/** A message that was queued while the link was up and goes out after it was lost: the CSMS is told that it is late (E11.FR.07). */
final class OfflineFlag {

    private OfflineFlag() {}

    static Request<?> of(Request<?> request) {
        return request instanceof TransactionEventRequest event && event.offline() == null
                ? event.toBuilder().offline(true).build()
                : request;
    }
}
