package io.busbar.ocpp.rpc.osgi;

import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.api.Link;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Unconfirmed;
import io.busbar.ocpp.rpc.CsmsFacade;
import java.time.Duration;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.util.promise.Promise;

/** The CSMS for one bundle. */
@Component(service = Csms.class, scope = ServiceScope.BUNDLE)
public final class CsmsComponent implements Csms {

    private final RpcComponent owner;
    private final String user;
    private CsmsFacade facade;

    @Activate
    public CsmsComponent(@Reference RpcComponent owner, ComponentContext context) {
        this.owner = owner;
        user = context.getUsingBundle().getSymbolicName();
    }

    @Deactivate
    public void close() {
        owner.use(rpc -> facade().close());
    }

    /** Made when it is first used, on the loop. */
    private CsmsFacade facade() {
        if (facade == null) {
            facade = owner.rpc().csms(user);
        }
        return facade;
    }

    @Override
    public <R extends Response> Promise<R> call(Request<R> request) {
        return facade().call(request);
    }

    @Override
    public <R extends Response> Promise<R> callAsAsked(Request<R> request) {
        return facade().callAsAsked(request);
    }

    @Override
    public Promise<Void> send(Unconfirmed message) {
        return facade().send(message);
    }

    @Override
    public Link link() {
        return facade().link();
    }

    @Override
    public Duration silence() {
        return facade().silence();
    }
}
