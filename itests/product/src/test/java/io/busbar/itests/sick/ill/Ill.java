package io.busbar.itests.sick.ill;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.messages.datatransfer.DataTransferRequest;
import io.busbar.ocpp.messages.datatransfer.DataTransferResponse;
import io.busbar.ocpp.messages.datatransfer.DataTransferStatus;
import io.busbar.station.api.loop.StationLoop;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/** Says of itself that it is not well. */
@Component(service = {CallHandler.class, HealthCheck.class}, property = HealthCheck.NAME + "=ill")
@Handles("DataTransfer")
public final class Ill implements CallHandler<DataTransferRequest, DataTransferResponse>, HealthCheck {

    private final StationLoop loop;

    @Activate
    public Ill(@Reference StationLoop loop) {
        this.loop = loop;
    }

    @Override
    public Result execute() {
        return new Result(Result.Status.CRITICAL, "no fuel");
    }

    @Override
    public Promise<DataTransferResponse> handle(DataTransferRequest request) {
        return loop.resolved(new DataTransferResponse(DataTransferStatus.Rejected, null, null, null));
    }
}
