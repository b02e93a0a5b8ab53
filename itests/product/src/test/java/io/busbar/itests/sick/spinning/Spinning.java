package io.busbar.itests.sick.spinning;

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

/** Never gives the loop back. */
@Component
@Handles("DataTransfer")
public final class Spinning implements CallHandler<DataTransferRequest, DataTransferResponse> {

    private final StationLoop loop;
    private volatile boolean more = true;

    @Activate
    public Spinning(@Reference StationLoop loop) {
        this.loop = loop;
    }

    @Override
    public Promise<DataTransferResponse> handle(DataTransferRequest request) {
        while (more) {
            Thread.onSpinWait();
        }
        return loop.resolved(new DataTransferResponse(DataTransferStatus.Rejected, null, null, null));
    }
}
