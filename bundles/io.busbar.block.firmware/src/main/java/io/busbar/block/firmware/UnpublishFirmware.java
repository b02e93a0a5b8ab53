package io.busbar.block.firmware;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.messages.firmware.UnpublishFirmwareRequest;
import io.busbar.ocpp.messages.firmware.UnpublishFirmwareResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.util.promise.Promise;

/** UnpublishFirmware (L04) is for local controllers. */
@Component
@Handles("UnpublishFirmware")
public final class UnpublishFirmware implements CallHandler<UnpublishFirmwareRequest, UnpublishFirmwareResponse> {

    @Activate
    public UnpublishFirmware() {
        // needs nothing
    }

    @Override
    public Promise<UnpublishFirmwareResponse> handle(UnpublishFirmwareRequest request) throws RpcException {
        throw new RpcException(RpcErrorCode.NotSupported, PublishFirmware.WHY);
    }
}
