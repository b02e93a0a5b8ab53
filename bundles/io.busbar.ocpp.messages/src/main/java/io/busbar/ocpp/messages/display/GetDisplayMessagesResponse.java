package io.busbar.ocpp.messages.display;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link GetDisplayMessagesRequest}. */
public record GetDisplayMessagesResponse(
        @Required GetDisplayMessagesStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public GetDisplayMessagesResponse(GetDisplayMessagesStatus status) {
        this(status, null, null);
    }

    public GetDisplayMessagesResponse(GetDisplayMessagesStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
