package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.Outbox;
import io.busbar.ocpp.api.OutboxListener;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.json.StoredMessages;
import io.busbar.ocpp.messages.Actions;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredQueue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable queue of transaction messages. A message leaves the queue in the commit that takes its answer; the next one is sent without
 * waiting for that commit, so after a power cut the last few may be sent once more (the CSMS knows them by seqNo, E01.FR.07). On the loop.
 */
final class OutboxQueue implements Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxQueue.class);

    /** What is stored of a message; {@code json} is the superset's, whichever version it will be sent in. */
    record Row(String action, String transactionId, boolean thinnable, boolean middle, String json) {

        OutboxIndex.Worth worth() {
            return middle ? thinnable ? OutboxIndex.Worth.PERIODIC : OutboxIndex.Worth.MIDDLE : OutboxIndex.Worth.KEPT;
        }

        int bytes() {
            return action.length() + transactionId.length() + json.length() + ROW_BYTES;
        }
    }

    /** What the journal needs for a row beside its texts. */
    private static final int ROW_BYTES = 40;

    /** An answer whose listener is being replaced waits so long. */
    private static final Duration LISTENER_PATIENCE = Duration.ofSeconds(10);

    private final StationLoop loop;
    private final Store store;
    private final RpcSettings settings;
    private final StoredMessages format = new StoredMessages();
    private final UndeliveredMessages undelivered;
    private final Runnable wake;
    private final StoredQueue<Row> queue;
    private final OutboxIndex index;
    private final Map<String, OutboxListener<?, ?>> listeners = new HashMap<>();
    private long durableTo;
    private long newest = -1;
    /** What is up to here waited while the link was down. */
    private long belatedTo = -1;
    /** What is up to here was sent, answered or not. */
    private long sentTo = -1;
    private boolean barrierAsked;
    private long sending = -1;
    private boolean waiting;
    private int attempts;
    private Runnable heldAnswer;

    OutboxQueue(StationLoop loop, Store store, StoreSpace space, RpcSettings settings, OutboxIndex index,
            UndeliveredMessages undelivered, Runnable wake) {
        this.loop = loop;
        this.store = store;
        this.settings = settings;
        this.index = index;
        this.undelivered = undelivered;
        this.wake = wake;
        queue = space.queue("outbox", Row.class);
        queue.head().ifPresent(first -> {
            for (Optional<StoredQueue.Entry<Row>> entry = Optional.of(first); entry.isPresent(); entry = queue.after(entry.get().index())) {
                Row row = entry.get().value();
                index.add(entry.get().index(), row.transactionId(), row.worth(), row.bytes());
                durableTo = entry.get().index();
                newest = durableTo;
            }
            belatedTo = durableTo;
            LOG.info("{} transaction messages of before wait for the CSMS", index.size());
        });
    }

    void add(String action, OutboxListener<?, ?> listener) {
        listeners.put(action, listener);
        if (heldAnswer != null) {
            loop.execute(this::deliverHeld);
        }
    }

    void remove(String action, OutboxListener<?, ?> listener) {
        listeners.computeIfPresent(action, (name, standing) -> standing == listener ? null : standing);
    }

    @Override
    public void add(Commit commit, String transactionId, boolean thinnable, Request<?> request) {
        String action = Actions.of(request.getClass()).name();
        Row row = new Row(action, transactionId, thinnable, isMiddle(request), format.write(request));
        commit.essential();
        long place = queue.append(commit, row);
        newest = place;
        index.add(place, transactionId, row.worth(), row.bytes());
        List<Long> dropped = index.thin(sending);
        dropped.forEach(one -> queue.remove(commit, one));
        if (!dropped.isEmpty()) {
            LOG.warn("{} messages from the middle of transactions are dropped: {} with {} bytes wait for the CSMS", dropped.size(),
                    index.size(), index.bytes());
        }
        if (!barrierAsked) {
            barrierAsked = true;
            // once the caller has submitted: an empty commit is durable after it
            loop.execute(this::askBarrier);
        }
    }

    /** An Updated event that says nothing that is said once only. */
    private static boolean isMiddle(Request<?> request) {
        return request instanceof TransactionEventRequest event && event.eventType() == TransactionEventType.Updated
                && event.idToken() == null && event.evse() == null && event.reservationId() == null
                && event.transactionInfo().remoteStartId() == null && event.transactionInfo().stoppedReason() == null;
    }

    private void askBarrier() {
        barrierAsked = false;
        long last = index.last();
        store.begin().submit().then(durable -> {
            durableTo = Math.max(durableTo, last);
            wake.run();
            return null;
        }, failed -> LOG.error("transaction messages are not durable and will not be sent", failed.getFailure()));
    }

    @Override
    public int pending(String transactionId) {
        return index.pending(transactionId);
    }

    @Override
    public int size() {
        return index.size();
    }

    /**
     * The link is lost: what waits now counts as offline (E11.FR.07), but not what was sent before, which is sent
     * again as it was.
     *
     * @param silent whether the peer was dead: nothing that was sent to it lately counts as an attempt
     */
    void linkLost(boolean silent) {
        attempts = silent ? 0 : attempts;
        belatedTo = Math.max(belatedTo, index.last());
    }

    /** Place of the message that was queued last; they count up. */
    long newest() {
        return newest;
    }

    /** Whether {@link #next} would give a call. @param held by its place */
    boolean ready(LongPredicate held) {
        return ready() && !held.test(index.first());
    }

    private boolean ready() {
        return sending < 0 && !waiting && heldAnswer == null && index.size() > 0 && index.first() <= durableTo;
    }

    /** The head of the queue as a call. */
    Optional<OutgoingCall<?>> next() {
        Optional<StoredQueue.Entry<Row>> head = ready() ? queue.head() : Optional.empty();
        if (head.isEmpty()) {
            return Optional.empty();
        }
        Row row = head.get().value();
        index.removeBefore(head.get().index());
        sending = head.get().index();
        try {
            Request<?> request = format.read(row.action(), row.json());
            boolean belated = sending <= belatedTo && sending > sentTo;
            sentTo = Math.max(sentTo, sending);
            return Optional.of(belated ? call(OfflineFlag.of(request)) : call(request));
        } catch (RpcException e) {
            LOG.error("a stored {} of transaction {} cannot be read and is dropped: {}", row.action(), row.transactionId(), e.getMessage());
            removeHead(store.begin()).submit();
            return next();
        }
    }

    private <R extends Response> OutgoingCall<R> call(Request<R> request) {
        return new OutgoingCall<>(store, request,
                (response, commit) -> settle(commit.get(), request, ended -> {},
                        (ended, listener) -> listener.answered(ended, request, response)),
                failure -> failed(request, failure));
    }

    private <R extends Response> void failed(Request<R> request, CallFailedException failure) {
        switch (failure.reason()) {
            // not an attempt: it goes again with the next link
            case OFFLINE, NOT_ACCEPTED, BUSY -> sending = -1;
            case INVALID_ANSWER -> delivered(request, failure.getMessage());
            case INVALID_REQUEST -> abandon(request, failure.getMessage());
            default -> retryOrAbandon(request, failure);
        }
    }

    /** A CALLRESULT came, and nothing can be read in it: sent again, the message would be billed twice or refused. */
    private <R extends Response> void delivered(Request<R> request, String why) {
        LOG.warn("a {} was answered with what cannot be read, which counts as delivered: {}", Actions.of(request.getClass()).name(), why);
        removeHead(store.begin()).submit()
                .onFailure(failure -> LOG.error("an answered {} stays in the queue", Actions.of(request.getClass()).name(), failure));
    }

    /** E13.FR.02 to FR.04. */
    private <R extends Response> void retryOrAbandon(Request<R> request, CallFailedException failure) {
        attempts++;
        if (attempts >= settings.attempts()) {
            abandon(request, failure.getMessage());
            return;
        }
        sending = -1;
        waiting = true;
        loop.after(settings.attemptInterval().multipliedBy(attempts), () -> {
            waiting = false;
            wake.run();
        });
    }

    private <R extends Response> void abandon(Request<R> request, String why) {
        LOG.error("a {} is given up after {} attempts: {}", Actions.of(request.getClass()).name(), Math.max(1, attempts), why);
        Optional<Row> row = queue.head().map(StoredQueue.Entry::value);
        settle(store.begin(), request, commit -> row.ifPresent(stored -> undelivered.add(commit, request, stored, why)),
                (commit, listener) -> listener.abandoned(commit, request, why));
    }

    /** What is told to the listener, whose changes join the commit. */
    private interface Telling<Q extends Request<R>, R extends Response> {

        void tell(Commit commit, OutboxListener<Q, R> listener);
    }

    /** @param commit in which the message leaves the queue */
    private <Q extends Request<R>, R extends Response> void settle(Commit commit, Q request, Consumer<Commit> always,
            Telling<Q, R> telling) {
        String action = Actions.of(request.getClass()).name();
        if (listeners.containsKey(action)) {
            tell(commit, action, always, telling);
            return;
        }
        Runnable own = () -> tell(commit, action, always, telling);
        heldAnswer = own;
        loop.after(LISTENER_PATIENCE, () -> {
            if (heldAnswer == own) {
                LOG.warn("nobody takes the answer to {}", action);
                heldAnswer = null;
                always.accept(commit);
                removeHead(commit).submit();
                wake.run();
            }
        });
    }

    private void deliverHeld() {
        Runnable held = heldAnswer;
        if (held != null) {
            heldAnswer = null;
            held.run();
            wake.run();
        }
    }

    // the action names the listener's types, see AnswersTo
    @SuppressWarnings("unchecked")
    private <Q extends Request<R>, R extends Response> void tell(Commit commit, String action, Consumer<Commit> always,
            Telling<Q, R> telling) {
        removeHead(commit);
        always.accept(commit);
        // or the message would be sent again and again
        commit.essential();
        try {
            telling.tell(commit, (OutboxListener<Q, R>) listeners.get(action));
        } catch (RuntimeException e) {
            LOG.error("the answer to {} was not taken", action, e);
        }
        commit.submit().onFailure(failure -> LOG.error("an answered {} stays in the queue", action, failure));
    }

    private Commit removeHead(Commit commit) {
        queue.remove(commit, sending);
        index.remove(sending);
        sending = -1;
        attempts = 0;
        return commit;
    }
}
