package io.busbar.ocpp.api.spi;

import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.messages.Response;
import io.busbar.store.api.Commit;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One request of the station while it is sent: a step after the other, until its response is known. Methods are called on the station loop.
 *
 * <p>
 * Each method gets the commit that belongs to the step. It is begun when it is first asked for, and submitted before the next call is sent, or, with the
 * response, together with what the station does about it: a message of the outbox is removed from the queue in the same commit.
 *
 * @param <R> the response that the station waits for
 */
@ConsumerType
public interface Exchange<R extends Response> {

    /** What happens next. */
    sealed interface Step<R extends Response> {

        /** A call of the version, to be sent now. */
        record Call<R extends Response>(String action, String payload) implements Step<R> {}

        /** The response; nothing more is sent. */
        record Answered<R extends Response>(R response) implements Step<R> {}
    }

    /** @throws RpcException if the request cannot be said in this version (NotSupported), or does not fit its schema; it is not sent then */
    Step<R> begin(Supplier<Commit> commit) throws RpcException;

    /**
     * The CSMS has answered the last call with a CALLRESULT. The request was delivered, whatever is in the answer, so it is to be read leniently.
     *
     * @param payload JSON object as text, not known to be well formed
     * @throws RpcException when what is required cannot be read; the request then counts as delivered, with a response that is not known
     */
    Step<R> answered(String payload, Supplier<Commit> commit) throws RpcException;

    /**
     * The CSMS has answered the last call with a CALLERROR.
     *
     * @param code empty if it is none of OCPP's
     * @return how it goes on all the same; empty if the whole request has failed with it, which is so for most
     * @throws RpcException as for {@link #begin}; the whole request has failed then
     */
    default Optional<Step<R>> failed(Optional<RpcErrorCode> code, Supplier<Commit> commit) throws RpcException {
        return Optional.empty();
    }
}
