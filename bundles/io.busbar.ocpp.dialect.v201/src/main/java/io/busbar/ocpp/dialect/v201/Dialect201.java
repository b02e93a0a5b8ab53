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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** OCPP 2.0.1: the records are of 2.1's shape, so that the words are the same and only the schema differs. */
@Component
public final class Dialect201 implements Dialect {

    private static final Logger LOG = LoggerFactory.getLogger(Dialect201.class);

    private final JsonCodec codec = JsonCodec.forVersion(OcppVersion.V201);
    private final JsonCodec archive = JsonCodec.archive();
    /** Actions with an answer that did not fit; bounded by the number of OCPP's actions. */
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

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
        ActionType action = Actions.of(request.getClass());
        List<String> ignored = new ArrayList<>(1);
        R response = (R) codec.decodeLeniently(action.response().orElseThrow(), payload, ignored::add);
        if (!ignored.isEmpty() && warned.add(action.name())) {
            LOG.warn("the CSMS's answers to {} do not fit OCPP 2.0.1 and are read as far as they do ({}); not reported again",
                    action.name(),
                    ignored.get(0));
        }
        return response;
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

    /** What a message reports is not lost for one value that cannot be reported. */
    private Encoded encoded(Message message) throws RpcException {
        String action = Actions.of(message.getClass()).name();
        try {
            return new Encoded(action, codec.encode(message));
        } catch (RpcException e) {
            if (e.code() == RpcErrorCode.NotSupported) {
                throw e;
            }
            String mended = codec.encodeMended(message,
                    what -> LOG.error("a {} does not fit OCPP 2.0.1 and is sent without that: {}", action, what));
            return new Encoded(action, mended);
        }
    }
}
