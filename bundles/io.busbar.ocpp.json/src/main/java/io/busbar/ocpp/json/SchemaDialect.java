package io.busbar.ocpp.json;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.api.spi.Dialect;
import io.busbar.ocpp.api.spi.DialectLink;
import io.busbar.ocpp.api.spi.DialectSession;
import io.busbar.ocpp.api.spi.Exchange;
import io.busbar.ocpp.api.spi.FrameRules;
import io.busbar.ocpp.api.spi.Received;
import io.busbar.ocpp.messages.ActionType;
import io.busbar.ocpp.messages.Actions;
import io.busbar.ocpp.messages.Message;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Unconfirmed;
import io.busbar.store.api.Commit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A dialect of OCPP 2.x: the message records have the shape of the newest version, so that a request is one call and only the schema differs. It keeps
 * nothing of a link, so that all links share one session.
 */
public final class SchemaDialect implements Dialect {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaDialect.class);
    private static final int MAX_DESCRIPTION = 255;

    private final OcppVersion version;
    private final String title;
    private final boolean without21;
    private final FrameRules frameRules;
    private final JsonCodec codec;
    private final DialectSession session = new Session();
    /** Actions with a response that did not fit; bounded by the number of OCPP's actions. */
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /** @throws IllegalArgumentException for a version that is not 2.x */
    public SchemaDialect(OcppVersion version) {
        this.version = version;
        title = version.subProtocol().replace("ocpp", "OCPP ");
        without21 = version == OcppVersion.V201;
        frameRules = new FrameRules(!without21, !without21, without21, MAX_DESCRIPTION, Map.of());
        codec = JsonCodec.forVersion(version);
    }

    @Override
    public OcppVersion version() {
        return version;
    }

    @Override
    public FrameRules frameRules() {
        return frameRules;
    }

    @Override
    public DialectSession open(DialectLink link) {
        return session;
    }

    private boolean has(ActionType action) {
        return !(without21 && action.since21());
    }

    private final class Session implements DialectSession {

        @Override
        public <R extends Response> Exchange<R> exchange(Request<R> request) {
            return new OneCall<>(request);
        }

        @Override
        public Encoded encode(Unconfirmed message) throws RpcException {
            return encoded(message);
        }

        @Override
        public Received receive(String action, String payload) throws RpcException {
            ActionType type = Actions.find(action)
                    .filter(known -> has(known) && known.direction().fromCsms() && known.response().isPresent())
                    .orElseThrow(() -> new RpcException(RpcErrorCode.NotImplemented, title + " has no such request to a charging station"));
            return new Received.ForHandler<>((Request<?>) codec.decode(type.request(), payload), this::response);
        }

        private String response(Response response) throws RpcException {
            try {
                return codec.encode(response);
            } catch (RpcException e) {
                throw new RpcException(RpcErrorCode.InternalError, "The answer is wrong: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            // it holds nothing
        }
    }

    private final class OneCall<R extends Response> implements Exchange<R> {

        private final Request<R> request;

        OneCall(Request<R> request) {
            this.request = request;
        }

        @Override
        public Step<R> begin(Supplier<Commit> commit) throws RpcException {
            DialectSession.Encoded encoded = encoded(request);
            return new Step.Call<>(encoded.action(), encoded.payload());
        }

        @Override
        @SuppressWarnings("unchecked") // a request's record names the class of R
        public Step<R> answered(String payload, Supplier<Commit> commit) throws RpcException {
            ActionType action = Actions.of(request.getClass());
            List<String> ignored = new ArrayList<>(1);
            R response = (R) codec.decodeLeniently(action.response().orElseThrow(), payload, ignored::add);
            if (!ignored.isEmpty() && warned.add(action.name())) {
                LOG.warn("the CSMS's answers to {} do not fit {} and are read as far as they do ({}); not reported again", action.name(),
                        title, ignored.get(0));
            }
            return new Step.Answered<>(response);
        }
    }

    /** What a message reports is not lost for one value that cannot be reported. */
    private DialectSession.Encoded encoded(Message message) throws RpcException {
        String action = Actions.of(message.getClass()).name();
        try {
            return new DialectSession.Encoded(action, codec.encode(message));
        } catch (RpcException e) {
            if (e.code() == RpcErrorCode.NotSupported) {
                throw e;
            }
            String mended = codec.encodeMended(message,
                    what -> LOG.error("a {} does not fit {} and is sent without that: {}", action, title, what));
            return new DialectSession.Encoded(action, mended);
        }
    }
}
