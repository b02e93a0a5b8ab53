package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import java.util.function.Consumer;

/** A call that waits for the line, or for its answer. */
final class OutgoingCall<R extends Response> {

    private final Request<R> request;
    private final Consumer<R> answered;
    private final Consumer<CallFailedException> failed;

    OutgoingCall(Request<R> request, Consumer<R> answered, Consumer<CallFailedException> failed) {
        this.request = request;
        this.answered = answered;
        this.failed = failed;
    }

    Request<R> request() {
        return request;
    }

    void answer(R response) {
        answered.accept(response);
    }

    void fail(CallFailedException.Cause cause, String why) {
        failed.accept(new CallFailedException(cause, why));
    }

    void fail(CallFailedException failure) {
        failed.accept(failure);
    }
}
