package io.busbar.ocpp.messages.authorization;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link ClearCacheRequest}. */
public record ClearCacheResponse(
        @Required ClearCacheStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public ClearCacheResponse(ClearCacheStatus status) {
        this(status, null, null);
    }

    public ClearCacheResponse(ClearCacheStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
