package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.api.spi.Dialect;
import io.busbar.ocpp.api.spi.DialectLink;
import io.busbar.ocpp.api.spi.DialectSession;
import io.busbar.ocpp.api.spi.Exchange;
import io.busbar.ocpp.api.spi.FrameRules;
import io.busbar.ocpp.api.spi.Received;
import io.busbar.ocpp.messages.Actions;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Unconfirmed;
import io.busbar.store.api.Commit;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoredMap;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.util.promise.Promises;

/** A version in which each request of the station is as many calls as the test says, and whose answers teach it something durable. */
final class ScriptedDialect implements Dialect {

    record Learned(String payload) {}

    /** Calls for each request. */
    List<String> calls = List.of("Only");
    /** The response to each. */
    Response response;
    /** Calls whose CALLERROR does not end the request. */
    List<String> optional = List.of();
    final List<String> sessions = new ArrayList<>();
    int answered;
    private final StoredMap<Learned> learned;

    ScriptedDialect(Store store) {
        learned = store.open("test.dialect", 1, SchemaUpgrade.NONE).map("learned", Learned.class);
    }

    Optional<String> learned(String call) {
        return learned.get(call).map(Learned::payload);
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V16;
    }

    @Override
    public FrameRules frameRules() {
        return new FrameRules(false, false, false, 10, Map.of(RpcErrorCode.FormatViolation, "FormationViolation"));
    }

    @Override
    public DialectSession open(DialectLink link) {
        sessions.add("opened " + link.id());
        return new Session();
    }

    private final class Session implements DialectSession {

        @Override
        public <R extends Response> Exchange<R> exchange(Request<R> request) {
            return new Scripted<>(request);
        }

        @Override
        public Encoded encode(Unconfirmed message) {
            throw new AssertionError("not asked without SEND");
        }

        @Override
        public Received receive(String action, String payload) throws RpcException {
            if (action.equals("Broken")) {
                throw new RpcException(RpcErrorCode.FormatViolation, "a description of more than ten characters");
            }
            return new Received.ForDialect(() -> {
                answered++;
                return Promises.resolved("{\"own\":\"" + action + "\"}");
            });
        }

        @Override
        public void close() {
            sessions.add("closed");
        }
    }

    private final class Scripted<R extends Response> implements Exchange<R> {

        private final Iterator<String> rest = calls.iterator();
        private final String request;
        private String now;

        Scripted(Request<R> request) {
            this.request = Actions.of(request.getClass()).name();
        }

        @Override
        public Step<R> begin(Supplier<Commit> commit) {
            if (calls.contains("Defect")) {
                throw new IllegalStateException("a defect of the dialect");
            }
            return next();
        }

        @Override
        public Step<R> answered(String payload, Supplier<Commit> commit) throws RpcException {
            learned.put(commit.get(), now, new Learned(payload));
            if (payload.contains("defect")) {
                throw new IllegalStateException("a defect of the dialect");
            }
            if (payload.contains("unreadable")) {
                throw new RpcException(RpcErrorCode.FormatViolation, request + " unreadable");
            }
            return next();
        }

        @Override
        public Optional<Step<R>> failed(Optional<RpcErrorCode> code, Supplier<Commit> commit) {
            return optional.contains(now) ? Optional.of(next()) : Optional.empty();
        }

        @SuppressWarnings("unchecked") // the test gives each request its response
        private Step<R> next() {
            if (!rest.hasNext()) {
                return new Step.Answered<>((R) response);
            }
            now = rest.next();
            return new Step.Call<>(now, "{}");
        }
    }
}
