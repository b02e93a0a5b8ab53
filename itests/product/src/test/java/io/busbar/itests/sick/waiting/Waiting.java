package io.busbar.itests.sick.waiting;

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

/** Needs a loop that is not there. */
@Component
@Handles("DataTransfer")
public final class Waiting implements CallHandler<DataTransferRequest, DataTransferResponse> {

    private final StationLoop loop;

    @Activate
    public Waiting(@Reference(target = "(never=true)") StationLoop loop) {
        this.loop = loop;
    }

    @Override
    public Promise<DataTransferResponse> handle(DataTransferRequest request) {
        return loop.resolved(new DataTransferResponse(DataTransferStatus.Rejected, null, null, null));
    }
}
