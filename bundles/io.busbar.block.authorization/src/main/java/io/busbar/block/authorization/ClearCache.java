package io.busbar.block.authorization;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.messages.authorization.ClearCacheRequest;
import io.busbar.ocpp.messages.authorization.ClearCacheResponse;
import io.busbar.ocpp.messages.authorization.ClearCacheStatus;
import io.busbar.station.api.loop.StationLoop;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/** ClearCache (C11): answered when the cache is durably empty. */
@Component
@Handles("ClearCache")
public final class ClearCache implements CallHandler<ClearCacheRequest, ClearCacheResponse> {

    private final StationLoop loop;
    private final TokenCache cache;

    @Activate
    public ClearCache(@Reference StationLoop loop, @Reference TokenCache cache) {
        this.loop = loop;
        this.cache = cache;
    }

    @Override
    public Promise<ClearCacheResponse> handle(ClearCacheRequest request) {
        if (!cache.enabled()) {
            return loop.resolved(new ClearCacheResponse(ClearCacheStatus.Rejected));
        }
        return cache.clear().map(cleared -> new ClearCacheResponse(ClearCacheStatus.Accepted))
                .recover(failed -> new ClearCacheResponse(ClearCacheStatus.Rejected));
    }
}
