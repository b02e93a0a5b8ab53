package io.busbar.ocpp.rpc.osgi;

import io.busbar.ocpp.api.AnswersTo;
import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.api.OutboxListener;
import io.busbar.ocpp.api.spi.Dialect;
import io.busbar.ocpp.api.spi.Transport;
import java.util.Map;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Where transports, dialects, handlers and listeners plug into the RPC layer, and leave it. A component of its own, because what plugs in needs
 * the RPC layer itself (a handler that asks whether the station is registered), which is complete by then.
 */
@Component(service = {}, immediate = true)
public final class PlugBoard {

    private final RpcComponent owner;

    @Activate
    public PlugBoard(@Reference RpcComponent owner) {
        this.owner = owner;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindTransport(Transport transport, Map<String, Object> properties) {
        int ranking = properties.get(Constants.SERVICE_RANKING) instanceof Integer number ? number : 0;
        owner.use(rpc -> rpc.addTransport(transport, ranking));
    }

    void unbindTransport(Transport transport) {
        owner.use(rpc -> rpc.removeTransport(transport));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindDialect(Dialect dialect) {
        owner.use(rpc -> rpc.addDialect(dialect));
    }

    void unbindDialect(Dialect dialect) {
        owner.use(rpc -> rpc.removeDialect(dialect));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindHandler(ServiceReference<CallHandler<?, ?>> reference, CallHandler<?, ?> handler) {
        String module = reference.getBundle().getSymbolicName();
        String action = (String) reference.getProperty(Handles.ACTION);
        owner.use(rpc -> rpc.addHandler(module, action, handler));
    }

    void unbindHandler(CallHandler<?, ?> handler, Map<String, Object> properties) {
        owner.use(rpc -> rpc.removeHandler((String) properties.get(Handles.ACTION), handler));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindListener(OutboxListener<?, ?> listener, Map<String, Object> properties) {
        owner.use(rpc -> rpc.addListener((String) properties.get(AnswersTo.ACTION), listener));
    }

    void unbindListener(OutboxListener<?, ?> listener, Map<String, Object> properties) {
        owner.use(rpc -> rpc.removeListener((String) properties.get(AnswersTo.ACTION), listener));
    }
}
