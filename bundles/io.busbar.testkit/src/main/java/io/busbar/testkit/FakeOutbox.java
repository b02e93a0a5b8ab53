package io.busbar.testkit;

import io.busbar.ocpp.api.Outbox;
import io.busbar.ocpp.api.OutboxListener;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import io.busbar.store.api.Commit;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoredQueue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The durable queue, emptied by the test: {@link #answerNext}, {@link #abandonNext}. What was queued survives {@code TestStation.powerCut}. */
public final class FakeOutbox implements Outbox {

    /** A queued message. */
    public record Message(String transactionId, boolean thinnable, Request<?> request) {}

    /** What is in the store of a message; the request itself is kept by key, so that it needs no JSON. */
    private record Row(String transactionId, boolean thinnable, String key) {}

    private final Store store;
    private final StoredQueue<Row> queue;
    private final Map<String, Request<?>> known;
    private final Map<Class<?>, OutboxListener<?, ?>> listeners = new HashMap<>();

    FakeOutbox(Store store, Map<String, Request<?>> known) {
        this.store = store;
        this.known = known;
        queue = store.open("io.busbar.testkit.outbox", 1, SchemaUpgrade.NONE).queue("messages", Row.class);
    }

    Map<String, Request<?>> known() {
        return known;
    }

    /** Receives the answers to requests of a type, as a service with {@code AnswersTo} does. */
    public <Q extends Request<R>, R extends Response> void listen(Class<Q> type, OutboxListener<Q, R> listener) {
        listeners.put(type, listener);
    }

    /** What is queued and committed, oldest first. */
    public List<Message> messages() {
        List<Message> all = new ArrayList<>();
        Optional<StoredQueue.Entry<Row>> next = queue.head();
        while (next.isPresent()) {
            Row row = next.get().value();
            all.add(new Message(row.transactionId(), row.thinnable(), known.get(row.key())));
            next = queue.after(next.get().index());
        }
        return all;
    }

    /** The queued requests of a type, oldest first. */
    public <Q extends Request<?>> List<Q> requests(Class<Q> type) {
        return messages().stream().map(Message::request).filter(type::isInstance).map(type::cast).toList();
    }

    /** The CSMS answers the oldest message: it is removed from the queue, and the listener is notified, in one commit. */
    @SuppressWarnings("unchecked") // listen() holds the types together
    public <R extends Response> void answerNext(R response) {
        StoredQueue.Entry<Row> next = queue.head().orElseThrow(() -> new AssertionError("the outbox is empty"));
        Commit commit = store.begin();
        queue.remove(commit, next.index());
        Request<R> request = (Request<R>) known.get(next.value().key());
        OutboxListener<Request<R>, R> listener = (OutboxListener<Request<R>, R>) listeners.get(request.getClass());
        if (listener != null) {
            listener.answered(commit, request, response);
        }
        commit.submit();
    }

    /** All attempts for the oldest message failed. */
    @SuppressWarnings("unchecked") // as above
    public <R extends Response> void abandonNext(String why) {
        StoredQueue.Entry<Row> next = queue.head().orElseThrow(() -> new AssertionError("the outbox is empty"));
        Commit commit = store.begin();
        queue.remove(commit, next.index());
        Request<R> request = (Request<R>) known.get(next.value().key());
        OutboxListener<Request<R>, R> listener = (OutboxListener<Request<R>, R>) listeners.get(request.getClass());
        if (listener != null) {
            listener.abandoned(commit, request, why);
        }
        commit.submit();
    }

    @Override
    public void add(Commit commit, String transactionId, boolean thinnable, Request<?> request) {
        String key = String.valueOf(known.size());
        known.put(key, request);
        queue.append(commit, new Row(transactionId, thinnable, key));
    }

    @Override
    public int pending(String transactionId) {
        return (int) messages().stream().filter(message -> message.transactionId().equalsIgnoreCase(transactionId)).count();
    }

    @Override
    public int size() {
        return queue.size();
    }
}
