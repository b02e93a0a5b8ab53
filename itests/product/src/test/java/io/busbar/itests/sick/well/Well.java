package io.busbar.itests.sick.well;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.messages.datatransfer.DataTransferRequest;
import io.busbar.ocpp.messages.datatransfer.DataTransferResponse;
import io.busbar.ocpp.messages.datatransfer.DataTransferStatus;
import io.busbar.station.api.loop.StationLoop;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/** Nothing is wrong with it; it answers with its version. */
@Component
@Handles("DataTransfer")
public final class Well implements CallHandler<DataTransferRequest, DataTransferResponse> {

    private final StationLoop loop;
    private final String version = FrameworkUtil.getBundle(Well.class).getVersion().toString();

    @Activate
    public Well(@Reference StationLoop loop) {
        this.loop = loop;
    }

    @Override
    public Promise<DataTransferResponse> handle(DataTransferRequest request) {
        return loop.resolved(new DataTransferResponse(DataTransferStatus.Rejected, null, version, null));
    }
}
