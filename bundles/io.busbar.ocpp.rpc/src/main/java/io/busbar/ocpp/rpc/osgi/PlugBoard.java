package io.busbar.ocpp.rpc.osgi;

import io.busbar.ocpp.api.AnswersTo;
import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.api.OutboxListener;
import io.busbar.ocpp.api.spi.Dialect;
import io.busbar.ocpp.api.spi.Transport;
import io.busbar.security.api.Identities;
import io.busbar.security.api.Succession;
import io.busbar.security.api.TrustedRoots;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Where transports, dialects, handlers and listeners plug into the RPC layer, and leave it. A component of its own, because what plugs in needs
 * the RPC layer itself (a handler that asks whether the station is registered), which is complete by then.
 */
@Component(service = {}, immediate = true)
public final class PlugBoard {

    private final RpcComponent owner;
    private volatile TrustedRoots latestRoots;
    private volatile Identities latestIdentities;
    private volatile Succession latestSuccession;

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

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void bindRoots(TrustedRoots roots) {
        latestRoots = roots;
        owner.use(rpc -> rpc.setTrustedRoots(Optional.of(roots)));
    }

    void unbindRoots(TrustedRoots roots) {
        if (latestRoots == roots) {
            owner.use(rpc -> rpc.setTrustedRoots(Optional.empty()));
        }
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void bindIdentities(Identities identities) {
        latestIdentities = identities;
        owner.use(rpc -> rpc.setIdentities(Optional.of(identities)));
    }

    void unbindIdentities(Identities identities) {
        if (latestIdentities == identities) {
            owner.use(rpc -> rpc.setIdentities(Optional.empty()));
        }
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void bindSuccession(Succession succession) {
        latestSuccession = succession;
        owner.use(rpc -> rpc.setSuccession(Optional.of(succession)));
    }

    void unbindSuccession(Succession succession) {
        if (latestSuccession == succession) {
            owner.use(rpc -> rpc.setSuccession(Optional.empty()));
        }
    }
}
