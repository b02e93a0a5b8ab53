package io.busbar.ocpp.rpc;

import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.station.api.control.SecurityEvents;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.store.api.Commit;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Messages that the CSMS did not accept in as many attempts as it set, and that a bill depends on: a security event, and kept aside, durable, for a log
 * that the CSMS asks for. On the loop.
 */
public final class UndeliveredMessages {

    private static final int MOST = 500;

    /** @param json as the outbox held it */
    public record Message(Instant at, String action, String transactionId, String why, String json) {}

    private final StationLoop loop;
    private final SecurityEvents security;
    private final StoredQueue<Message> kept;

    UndeliveredMessages(StationLoop loop, StoreSpace space, SecurityEvents security) {
        this.loop = loop;
        this.security = security;
        kept = space.queue("undelivered", Message.class);
    }

    /** Joins the commit that removes the message from the outbox. */
    void add(Commit commit, Request<?> request, OutboxQueue.Row row, String why) {
        if (!(request instanceof TransactionEventRequest event) || event.eventType() == TransactionEventType.Updated) {
            return;
        }
        kept.append(commit, new Message(loop.now(), row.action(), row.transactionId(), why, row.json()));
        if (kept.size() > MOST) {
            kept.head().ifPresent(oldest -> kept.remove(commit, oldest.index()));
        }
        security.raise("TransactionEventNotDelivered",
                event.eventType() + " of transaction " + row.transactionId() + ", seqNo " + event.seqNo() + ": " + why);
    }

    /** Oldest first, 500 at most. */
    public List<Message> all() {
        List<Message> all = new ArrayList<>();
        for (Optional<StoredQueue.Entry<Message>> next = kept.head(); next.isPresent(); next = kept.after(next.get().index())) {
            all.add(next.get().value());
        }
        return all;
    }
}
