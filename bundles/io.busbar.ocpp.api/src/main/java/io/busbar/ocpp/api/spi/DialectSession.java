package io.busbar.ocpp.api.spi;

import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Unconfirmed;
import org.osgi.annotation.versioning.ConsumerType;

/** A {@link Dialect} on one link, from the link's beginning to its end. Methods are called on the station loop. */
@ConsumerType
public interface DialectSession extends AutoCloseable {

    /** A message as it goes on the wire: the version's name of the action, and a JSON object. */
    record Encoded(String action, String payload) {}

    /**
     * A request of the station. It becomes none, one or several calls of the version, one after the other; see {@link Exchange}. The exchange of a
     * request begins when the one before it has ended. A request whose exchange was cut off by the end of the link, or by a power cut, comes again on
     * the next link if it is a durable one: whatever the dialect must know of the calls that were answered it stores with their answers.
     *
     * @throws RpcException if the request has no words in this version (NotSupported), or does not fit its schema; it is not sent then
     */
    <R extends Response> Exchange<R> exchange(Request<R> request) throws RpcException;

    /** A message without an answer. @throws RpcException as for {@link #exchange}; a version whose frames have no SEND is not asked */
    Encoded encode(Unconfirmed message) throws RpcException;

    /**
     * A call of the CSMS. Nothing has an effect yet when this returns: whether the station answers calls now is decided afterwards.
     *
     * @param action the name on the wire
     * @param payload the JSON text of the payload, not known to be well formed
     * @throws RpcException NotImplemented for an action this version does not have for this direction; the schema violation otherwise
     */
    Received receive(String action, String payload) throws RpcException;

    /** The link has ended; exchanges that have not ended never will. */
    @Override
    void close();
}
