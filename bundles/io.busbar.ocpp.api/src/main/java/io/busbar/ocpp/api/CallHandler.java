package io.busbar.ocpp.api;

import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.util.promise.Promise;

/**
 * Answers one action of the CSMS; registered as a service with {@link Handles}. While no handler is registered for an action, the CSMS
 * gets NotImplemented; an action known to OCPP whose handler refuses the feature throws NotSupported.
 *
 * <p>
 * Called on the station loop with a request that is valid for the negotiated version. The answer is handed to the transport before any
 * task that the handler gave to {@code StationLoop.execute}, so "answer first, then act" is: execute the act, return the answer. With an answer that is resolved later the same holds for what is
 * executed from {@code answer.onResolve}.
 */
@ConsumerType
public interface CallHandler<Q extends Request<R>, R extends Response> {

    /**
     * @return the answer; it should be resolved well within the CSMS's patience (30 s by custom). A promise failed with
     *         {@link RpcException} becomes that CALLERROR, any other failure InternalError
     * @throws RpcException to answer with a CALLERROR at once
     */
    Promise<R> handle(Q request) throws RpcException;
}
