package io.busbar.itests.sick.stuck;

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

/** Never ends its activation. */
@Component
@Handles("DataTransfer")
public final class Stuck implements CallHandler<DataTransferRequest, DataTransferResponse> {

    private final StationLoop loop;
    private volatile boolean more = true;

    @Activate
    public Stuck(@Reference StationLoop loop) {
        this.loop = loop;
        while (more) {
            Thread.onSpinWait();
        }
    }

    @Override
    public Promise<DataTransferResponse> handle(DataTransferRequest request) {
        return loop.resolved(new DataTransferResponse(DataTransferStatus.Rejected, null, null, null));
    }
}
