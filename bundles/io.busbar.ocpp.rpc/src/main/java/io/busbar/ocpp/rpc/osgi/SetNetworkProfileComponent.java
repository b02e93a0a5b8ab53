package io.busbar.ocpp.rpc.osgi;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.api.Offers;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.messages.provisioning.SetNetworkProfileRequest;
import io.busbar.ocpp.messages.provisioning.SetNetworkProfileResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/** SetNetworkProfile is answered here, where the slots are. */
@Component
@Handles("SetNetworkProfile")
@Offers("C-47")
public final class SetNetworkProfileComponent implements CallHandler<SetNetworkProfileRequest, SetNetworkProfileResponse> {

    private final RpcComponent owner;

    @Activate
    public SetNetworkProfileComponent(@Reference RpcComponent owner) {
        this.owner = owner;
    }

    @Override
    public Promise<SetNetworkProfileResponse> handle(SetNetworkProfileRequest request) throws RpcException {
        return owner.rpc().setNetworkProfile().handle(request);
    }
}
