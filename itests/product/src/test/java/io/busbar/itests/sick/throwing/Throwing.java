package io.busbar.itests.sick.throwing;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.messages.datatransfer.DataTransferRequest;
import io.busbar.ocpp.messages.datatransfer.DataTransferResponse;
import io.busbar.ocpp.messages.datatransfer.DataTransferStatus;
import io.busbar.station.api.loop.StationLoop;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/** Throws when it is activated. */
@Component
@Handles("DataTransfer")
public final class Throwing implements CallHandler<DataTransferRequest, DataTransferResponse> {

    @Activate
    public Throwing(@Reference StationLoop loop) {
        throw new IllegalStateException("no such device");
    }

    @Override
    public Promise<DataTransferResponse> handle(DataTransferRequest request) {
        throw new AssertionError(DataTransferStatus.Rejected);
    }
}
