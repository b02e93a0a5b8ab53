package io.busbar.ocpp.api.spi;

import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import org.osgi.util.promise.Promise;

/** What a call of the CSMS is to the station. */
public sealed interface Received {

    /** Turns the response into the payload of the CALLRESULT. */
    @FunctionalInterface
    interface Encoder<R extends Response> {

        /** @throws RpcException if the response does not fit the version's schema: a defect of the station, answered with InternalError */
        String encode(R response) throws RpcException;
    }

    /** An answer of the dialect's own. */
    @FunctionalInterface
    interface Answer {

        /**
         * Does what the call asks for. Called once, on the station loop, when the station answers calls: later than it came while modules start.
         *
         * @return the payload of the CALLRESULT
         * @throws RpcException to answer with a CALLERROR
         */
        Promise<String> answer() throws RpcException;
    }

    /**
     * It goes to the handler of the request's action.
     *
     * @param request whose record names the action, see {@link io.busbar.ocpp.messages.Action}
     */
    record ForHandler<R extends Response>(Request<R> request, Encoder<R> encoder) implements Received {}

    /** The dialect answers it: an action that has no counterpart among the message records. */
    record ForDialect(Answer answer) implements Received {}
}
