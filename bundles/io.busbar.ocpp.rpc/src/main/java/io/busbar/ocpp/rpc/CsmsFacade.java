package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.api.Link;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Unconfirmed;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/** The CSMS in the hands of one client. */
public final class CsmsFacade implements Csms, AutoCloseable {

    private final OcppRpc rpc;
    private final CsmsLink link;
    private final String owner;
    private final Set<OutgoingCall<?>> own = new HashSet<>();
    private boolean closed;

    CsmsFacade(OcppRpc rpc, CsmsLink link, String owner) {
        this.rpc = rpc;
        this.link = link;
        this.owner = owner;
    }

    String owner() {
        return owner;
    }

    /** Calls that have no answer yet. */
    int open() {
        return own.size();
    }

    @Override
    public <R extends Response> Promise<R> call(Request<R> request) {
        return send(request, false);
    }

    @Override
    public <R extends Response> Promise<R> callAsAsked(Request<R> request) {
        return send(request, true);
    }

    private <R extends Response> Promise<R> send(Request<R> request, boolean asAsked) {
        Deferred<R> result = rpc.loop().promises().deferred();
        if (closed) {
            return result.getPromise();
        }
        // resolved through the deferred, so that the caller's continuations are tasks of their own
        OutgoingCall<?>[] call = new OutgoingCall<?>[1];
        OutgoingCall<R> made = link.outgoing(request, response -> {
            if (own.remove(call[0])) {
                result.resolve(response);
                rpc.callEnded();
            }
        }, failure -> {
            if (own.remove(call[0])) {
                result.fail(failure);
                rpc.callEnded();
            }
        });
        call[0] = made;
        own.add(made);
        link.send(made, asAsked);
        return result.getPromise();
    }

    @Override
    public Promise<Void> send(Unconfirmed message) {
        Deferred<Void> result = rpc.loop().promises().deferred();
        if (!closed) {
            link.send(new OutgoingSend(message, result));
        }
        return result.getPromise();
    }

    @Override
    public Link link() {
        return rpc.link();
    }

    @Override
    public Duration silence() {
        return link.silence();
    }

    /** Calls that wait are not sent any more; answers to open ones are not told. */
    @Override
    public void close() {
        closed = true;
        rpc.drop(this, own::contains);
        own.clear();
    }
}
