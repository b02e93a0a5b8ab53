package io.busbar.ocpp.api.spi;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.messages.Message;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Unconfirmed;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One OCPP version: translates between the message records (the superset) and that version's JSON payloads, and holds both directions to
 * that version's schema. The sub-protocols that the station offers are those of the dialects present. Stateless for 2.x; on the station
 * loop.
 */
@ConsumerType
public interface Dialect {

    /** A message as it goes on the wire: the version's name of the action, and a JSON object. */
    record Encoded(String action, String payload) {}

    OcppVersion version();

    /** @throws RpcException if the message has no words in this version (NotSupported), or does not fit its schema */
    Encoded encode(Request<?> request) throws RpcException;

    /** @throws RpcException as for {@link #encode(Request)} */
    Encoded encode(Unconfirmed message) throws RpcException;

    /**
     * The answer to a request of the CSMS.
     *
     * @param action the wire name the request came with
     * @throws RpcException if the answer does not fit this version's schema: a defect of ours, answered with InternalError
     */
    String encodeResponse(String action, Response response) throws RpcException;

    /**
     * A request of the CSMS.
     *
     * @param payload the JSON text of the payload, not yet known to be well formed
     * @return the request; its record names the handler
     * @throws RpcException NotImplemented for an action this version does not have for this direction; the schema violation otherwise
     */
    Request<?> decode(String action, String payload) throws RpcException;

    /**
     * The CSMS's answer to {@code request}. The request was delivered, whatever is in its answer, so this is read leniently: what the
     * version does not have and what cannot be read counts as absent.
     *
     * @throws RpcException when it is no JSON object, or what a schema requires cannot be read
     */
    <R extends Response> R decodeResponse(Request<R> request, String payload) throws RpcException;

    /** The superset JSON of a record, for storing; never sent. */
    String archive(Message message);

    /** What {@link #archive} wrote. @param action the OCPP 2.x action */
    Request<?> restore(String action, String archived) throws RpcException;
}
