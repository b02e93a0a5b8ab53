package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.messages.Actions;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.util.promise.Promise;

/**
 * Which handler answers which action. A handler that comes while another stands waits behind it, so a new version of a block can be there
 * before the old one goes. On the loop.
 */
final class Router {

    private final Map<String, List<CallHandler<?, ?>>> handlers = new HashMap<>();
    private final Supplier<Optional<RegistrationStatus>> registration;

    Router(Supplier<Optional<RegistrationStatus>> registration) {
        this.registration = registration;
    }

    void add(String action, CallHandler<?, ?> handler) {
        handlers.computeIfAbsent(action, name -> new ArrayList<>(1)).add(handler);
    }

    void remove(String action, CallHandler<?, ?> handler) {
        List<CallHandler<?, ?>> standing = handlers.getOrDefault(action, new ArrayList<>());
        standing.removeIf(other -> other == handler);
        if (standing.isEmpty()) {
            handlers.remove(action);
        }
    }

    /** @throws RpcException NotImplemented without a handler, SecurityError while the CSMS has us Rejected (B03.FR.08), or the handler's own */
    Promise<? extends Response> route(Request<?> request) throws RpcException {
        if (registration.get().filter(status -> status == RegistrationStatus.Rejected).isPresent()) {
            throw new RpcException(RpcErrorCode.SecurityError, "the station was rejected");
        }
        String action = Actions.of(request.getClass()).name();
        List<CallHandler<?, ?>> standing = handlers.get(action);
        if (standing == null) {
            throw new RpcException(RpcErrorCode.NotImplemented, "not part of this station");
        }
        return handle(standing.get(0), request);
    }

    // the action names both the handler and the record type, see Handles
    @SuppressWarnings("unchecked")
    private static <R extends Response, Q extends Request<R>> Promise<R> handle(CallHandler<?, ?> handler, Request<?> request)
            throws RpcException {
        return ((CallHandler<Q, R>) handler).handle((Q) request);
    }
}
