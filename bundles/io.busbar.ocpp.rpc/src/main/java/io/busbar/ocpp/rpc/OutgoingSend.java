package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.messages.Unconfirmed;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/** A message without an answer that waits to be sent. On the loop. */
record OutgoingSend(Unconfirmed message, Deferred<Void> result) {

    /** @param transmission resolved when the network has it */
    void sent(Promise<Void> transmission) {
        transmission.then(done -> {
            result.resolve(null);
            return null;
        }, failed -> fail(new CallFailedException(CallFailedException.Cause.OFFLINE, String.valueOf(failed.getFailure().getMessage()))));
    }

    void fail(CallFailedException failure) {
        result.fail(failure);
    }
}
