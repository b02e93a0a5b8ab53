package io.busbar.itests.sick.tenth;

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

/** Throws on the tenth call. */
@Component
@Handles("DataTransfer")
public final class Tenth implements CallHandler<DataTransferRequest, DataTransferResponse> {

    private final StationLoop loop;
    private int calls;

    @Activate
    public Tenth(@Reference StationLoop loop) {
        this.loop = loop;
    }

    @Override
    public Promise<DataTransferResponse> handle(DataTransferRequest request) {
        if (++calls == 10) {
            throw new IllegalStateException("out of paper");
        }
        return loop.resolved(new DataTransferResponse(DataTransferStatus.Rejected, null, null, null));
    }
}
