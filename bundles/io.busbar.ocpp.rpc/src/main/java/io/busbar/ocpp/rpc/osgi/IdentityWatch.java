package io.busbar.ocpp.rpc.osgi;

import io.busbar.ocpp.rpc.OcppRpc;
import io.busbar.security.api.CredentialsListener;
import io.busbar.security.api.IdentityUse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hears of a new certificate of the station. */
@Component
public final class IdentityWatch implements CredentialsListener {

    private final RpcComponent owner;

    @Activate
    public IdentityWatch(@Reference RpcComponent owner) {
        this.owner = owner;
    }

    @Override
    public void identityChanged(IdentityUse use) {
        if (use == IdentityUse.CHARGING_STATION) {
            owner.use(OcppRpc::identityChanged);
        }
    }
}
