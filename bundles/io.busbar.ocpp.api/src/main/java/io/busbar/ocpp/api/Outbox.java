package io.busbar.ocpp.api;

import io.busbar.ocpp.messages.Request;
import io.busbar.store.api.Commit;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The durable queue of transaction-related messages (E04, E13): sent in order, each until the CSMS answers or its attempts
 * (MessageAttempts, MessageAttemptInterval) are used up, over lost links and power cuts. Answers reach {@link OutboxListener}s. On the
 * station loop.
 */
@ProviderType
public interface Outbox {

    /**
     * Queues a request as part of the caller's commit; it is sent only after that is durable.
     *
     * @param transactionId the transaction it belongs to
     * @param thinnable whether it may be dropped, oldest every other first, when the queue is full while offline (E04.FR.10: periodic
     *            Updated events); the others are never dropped
     * @throws IllegalArgumentException when the request does not fit OCPP's superset schema
     */
    void add(Commit commit, String transactionId, boolean thinnable, Request<?> request);

    /** Messages of a transaction that are queued or unanswered (E14). */
    int pending(String transactionId);

    /** All messages that are queued or unanswered. */
    int size();
}
