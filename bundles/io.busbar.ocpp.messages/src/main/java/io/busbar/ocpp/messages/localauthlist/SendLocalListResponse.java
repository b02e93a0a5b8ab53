package io.busbar.ocpp.messages.localauthlist;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link SendLocalListRequest}. */
public record SendLocalListResponse(
        @Required SendLocalListStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public SendLocalListResponse(SendLocalListStatus status) {
        this(status, null, null);
    }

    public SendLocalListResponse(SendLocalListStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
