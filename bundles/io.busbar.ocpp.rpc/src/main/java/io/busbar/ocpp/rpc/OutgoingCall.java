package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request that waits to be sent, or for its response; and the commit of what its dialect has stored of it. On the loop. */
final class OutgoingCall<R extends Response> {

    private static final Logger LOG = LoggerFactory.getLogger(OutgoingCall.class);

    private final Store store;
    private final Request<R> request;
    private final BiConsumer<R, Supplier<Commit>> answered;
    private final Consumer<CallFailedException> failed;
    private Optional<Commit> commit = Optional.empty();

    /**
     * @param answered receives the response, and the commit that belongs to it, which whoever asks for it submits
     * @param failed receives why there is no response
     */
    OutgoingCall(Store store, Request<R> request, BiConsumer<R, Supplier<Commit>> answered, Consumer<CallFailedException> failed) {
        this.store = store;
        this.request = request;
        this.answered = answered;
        this.failed = failed;
    }

    /** Of which nothing is stored but what its dialect stores. */
    static <R extends Response> OutgoingCall<R> of(Store store, Request<R> request, Consumer<R> answered,
            Consumer<CallFailedException> failed) {
        return new OutgoingCall<>(store, request, (response, commit) -> answered.accept(response), failed);
    }

    Request<R> request() {
        return request;
    }

    /** The commit of the present step, begun when it is first asked for. */
    Commit commit() {
        Commit begun = commit.orElseGet(store::begin);
        commit = Optional.of(begun);
        return begun;
    }

    /** The step has succeeded: what was stored with it becomes durable. */
    void storeStep() {
        commit.ifPresent(begun -> {
            // the messages that follow depend on it
            begun.essential();
            begun.submit().onFailure(
                    failure -> LOG.error("what was learned from the answer to a {} is not durable", request.getClass().getSimpleName(),
                            failure));
        });
        commit = Optional.empty();
    }

    private Commit handOver() {
        Commit last = commit();
        commit = Optional.empty();
        return last;
    }

    void answer(R response) {
        answered.accept(response, this::handOver);
        storeStep();
    }

    void fail(CallFailedException.Cause cause, String why) {
        fail(new CallFailedException(cause, why));
    }

    /** What was to be stored with the step that failed is not. */
    void fail(CallFailedException failure) {
        commit = Optional.empty();
        failed.accept(failure);
    }
}
