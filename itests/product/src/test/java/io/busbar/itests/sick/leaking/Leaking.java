package io.busbar.itests.sick.leaking;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.messages.datatransfer.DataTransferRequest;
import io.busbar.ocpp.messages.datatransfer.DataTransferResponse;
import io.busbar.ocpp.messages.datatransfer.DataTransferStatus;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/** Keeps what it gets, and ever more. */
@Component
@Handles("DataTransfer")
public final class Leaking implements CallHandler<DataTransferRequest, DataTransferResponse> {

    private final StationLoop loop;
    private final List<byte[]> kept = new ArrayList<>();

    @Activate
    public Leaking(@Reference StationLoop loop) {
        this.loop = loop;
        loop.every(Duration.ofMillis(50), () -> kept.add(new byte[160_000]));
    }

    @Override
    public Promise<DataTransferResponse> handle(DataTransferRequest request) {
        return loop.resolved(new DataTransferResponse(DataTransferStatus.Rejected, null, null, null));
    }
}
