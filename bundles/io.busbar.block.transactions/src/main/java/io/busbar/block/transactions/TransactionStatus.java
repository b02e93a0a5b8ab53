package io.busbar.block.transactions;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.api.Outbox;
import io.busbar.ocpp.messages.transactions.GetTransactionStatusRequest;
import io.busbar.ocpp.messages.transactions.GetTransactionStatusResponse;
import io.busbar.station.api.loop.StationLoop;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/** Answers GetTransactionStatus (E14). A transaction that is ended and reported is answered as one that never existed. */
@Component(service = CallHandler.class)
@Handles("GetTransactionStatus")
public final class TransactionStatus implements CallHandler<GetTransactionStatusRequest, GetTransactionStatusResponse> {

    private final StationLoop loop;
    private final TransactionsBlock block;
    private final Outbox outbox;

    @Activate
    public TransactionStatus(@Reference StationLoop loop, @Reference TransactionsBlock block, @Reference Outbox outbox) {
        this.loop = loop;
        this.block = block;
        this.outbox = outbox;
    }

    @Override
    public Promise<GetTransactionStatusResponse> handle(GetTransactionStatusRequest request) {
        String id = request.transactionId();
        return loop.resolved(id == null
                ? new GetTransactionStatusResponse(outbox.size() > 0)
                : new GetTransactionStatusResponse(outbox.pending(id) > 0, block.transaction(id).isPresent()));
    }
}
