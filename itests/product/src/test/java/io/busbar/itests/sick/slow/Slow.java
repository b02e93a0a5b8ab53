package io.busbar.itests.sick.slow;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.messages.datatransfer.DataTransferRequest;
import io.busbar.ocpp.messages.datatransfer.DataTransferResponse;
import io.busbar.ocpp.messages.datatransfer.DataTransferStatus;
import io.busbar.station.api.loop.StationLoop;
import java.util.concurrent.CountDownLatch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/** Does not end its activation until it is interrupted. */
@Component
@Handles("DataTransfer")
public final class Slow implements CallHandler<DataTransferRequest, DataTransferResponse> {

    private final StationLoop loop;

    @Activate
    public Slow(@Reference StationLoop loop) throws InterruptedException {
        this.loop = loop;
        new CountDownLatch(1).await();
    }

    @Override
    public Promise<DataTransferResponse> handle(DataTransferRequest request) {
        return loop.resolved(new DataTransferResponse(DataTransferStatus.Rejected, null, null, null));
    }
}
