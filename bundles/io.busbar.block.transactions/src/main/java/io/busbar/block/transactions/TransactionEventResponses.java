package io.busbar.block.transactions;

import io.busbar.ocpp.api.AnswersTo;
import io.busbar.ocpp.api.OutboxListener;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventResponse;
import io.busbar.store.api.Commit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers of the CSMS to transaction events. What follows from one is committed by itself, before the commit that takes the message off the
 * queue: after a cut in between the answer comes again and finds it done.
 */
@Component(service = OutboxListener.class)
@AnswersTo("TransactionEvent")
public final class TransactionEventResponses implements OutboxListener<TransactionEventRequest, TransactionEventResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionEventResponses.class);

    private final TransactionsBlock block;

    @Activate
    public TransactionEventResponses(@Reference TransactionsBlock block) {
        this.block = block;
    }

    @Override
    public void answered(Commit commit, TransactionEventRequest request, TransactionEventResponse response) {
        block.sessions().sent(request.transactionInfo().transactionId(), request.triggerReason());
        if (request.idToken() != null && response.idTokenInfo() != null) {
            block.sessions().idTokenInfoReceived(request.transactionInfo().transactionId(), request.idToken(), response.idTokenInfo());
        }
    }

    @Override
    public void abandoned(Commit commit, TransactionEventRequest request, String why) {
        block.sessions().sent(request.transactionInfo().transactionId(), request.triggerReason());
        LOG.error("Transaction {}: event {} ({}) is given up: {}", request.transactionInfo().transactionId(), request.seqNo(),
                request.eventType(), why);
    }
}
