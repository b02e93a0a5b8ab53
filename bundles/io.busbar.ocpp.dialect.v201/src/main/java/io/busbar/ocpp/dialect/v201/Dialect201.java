package io.busbar.ocpp.dialect.v201;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.api.spi.Dialect;
import io.busbar.ocpp.json.JsonCodec;
import io.busbar.ocpp.messages.ActionType;
import io.busbar.ocpp.messages.Actions;
import io.busbar.ocpp.messages.Message;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Unconfirmed;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** OCPP 2.0.1: the records are of 2.1's shape, so that the words are the same and only the schema differs. */
@Component
public final class Dialect201 implements Dialect {

    private final JsonCodec codec = JsonCodec.forVersion(OcppVersion.V201);
    private final JsonCodec archive = JsonCodec.archive();

    @Activate
    public Dialect201() {
        // everything is looked at when first met
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V201;
    }

    @Override
    public Encoded encode(Request<?> request) throws RpcException {
        return encoded(request);
    }

    @Override
    public Encoded encode(Unconfirmed message) throws RpcException {
        return encoded(message);
    }

    @Override
    public String encodeResponse(String action, Response response) throws RpcException {
        try {
            return codec.encode(response);
        } catch (RpcException e) {
            throw new RpcException(RpcErrorCode.InternalError, "The answer is wrong: " + e.getMessage(), e);
        }
    }

    @Override
    public Request<?> decode(String action, String payload) throws RpcException {
        ActionType type = Actions.find(action)
                .filter(known -> !known.since21() && known.direction().fromCsms())
                .orElseThrow(() -> new RpcException(RpcErrorCode.NotImplemented, "OCPP 2.0.1 has no such request to a charging station"));
        return (Request<?>) codec.decode(type.request(), payload);
    }

    @Override
    @SuppressWarnings("unchecked") // a request's record names the class of R
    public <R extends Response> R decodeResponse(Request<R> request, String payload) throws RpcException {
        return (R) codec.decode(Actions.of(request.getClass()).response().orElseThrow(), payload);
    }

    @Override
    public String archive(Message message) {
        try {
            return archive.encode(message);
        } catch (RpcException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public Request<?> restore(String action, String archived) throws RpcException {
        ActionType type = Actions.find(action)
                .filter(known -> known.response().isPresent())
                .orElseThrow(() -> new RpcException(RpcErrorCode.NotImplemented, "no such request"));
        return (Request<?>) archive.decode(type.request(), archived);
    }

    private Encoded encoded(Message message) throws RpcException {
        return new Encoded(Actions.of(message.getClass()).name(), codec.encode(message));
    }
}
