package io.busbar.block.firmware;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.messages.firmware.PublishFirmwareRequest;
import io.busbar.ocpp.messages.firmware.PublishFirmwareResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.util.promise.Promise;

/** PublishFirmware (L03) is for local controllers. */
@Component
@Handles("PublishFirmware")
public final class PublishFirmware implements CallHandler<PublishFirmwareRequest, PublishFirmwareResponse> {

    static final String WHY = "this is a charging station, not a local controller";

    @Activate
    public PublishFirmware() {
        // needs nothing
    }

    @Override
    public Promise<PublishFirmwareResponse> handle(PublishFirmwareRequest request) throws RpcException {
        throw new RpcException(RpcErrorCode.NotSupported, WHY);
    }
}
