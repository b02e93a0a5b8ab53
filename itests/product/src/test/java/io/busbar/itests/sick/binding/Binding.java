package io.busbar.itests.sick.binding;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.messages.datatransfer.DataTransferRequest;
import io.busbar.ocpp.messages.datatransfer.DataTransferResponse;
import io.busbar.ocpp.messages.datatransfer.DataTransferStatus;
import io.busbar.station.api.loop.StationLoop;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.util.promise.Promise;

/** Throws when it is given a service; the component runtime goes on without that. */
@Component
@Handles("DataTransfer")
public final class Binding implements CallHandler<DataTransferRequest, DataTransferResponse> {

    private final StationLoop loop;

    @Activate
    public Binding(@Reference StationLoop loop) {
        this.loop = loop;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindLoop(StationLoop other) {
        throw new IllegalStateException("no room for a loop");
    }

    void unbindLoop(StationLoop other) {
        // was never bound
    }

    @Override
    public Promise<DataTransferResponse> handle(DataTransferRequest request) {
        return loop.resolved(new DataTransferResponse(DataTransferStatus.UnknownVendorId, null, null, null));
    }
}
