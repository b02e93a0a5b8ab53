package io.busbar.block.localauthlist;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.messages.localauthlist.GetLocalListVersionRequest;
import io.busbar.ocpp.messages.localauthlist.GetLocalListVersionResponse;
import io.busbar.station.api.loop.StationLoop;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/** GetLocalListVersion (D02). */
@Component
@Handles("GetLocalListVersion")
public final class GetLocalListVersion implements CallHandler<GetLocalListVersionRequest, GetLocalListVersionResponse> {

    private final StationLoop loop;
    private final LocalList list;

    @Activate
    public GetLocalListVersion(@Reference StationLoop loop, @Reference LocalList list) {
        this.loop = loop;
        this.list = list;
    }

    @Override
    public Promise<GetLocalListVersionResponse> handle(GetLocalListVersionRequest request) {
        return loop.resolved(new GetLocalListVersionResponse(list.version()));
    }
}
