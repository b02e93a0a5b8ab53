package io.busbar.ocpp.messages.authorization;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.common.CustomData;

/** Empties the authorization cache. */
@Action(value = "ClearCache", direction = CSMS_TO_STATION)
public record ClearCacheRequest(CustomData customData) implements Request<ClearCacheResponse> {

    public ClearCacheRequest() {
        this(null);
    }
}
