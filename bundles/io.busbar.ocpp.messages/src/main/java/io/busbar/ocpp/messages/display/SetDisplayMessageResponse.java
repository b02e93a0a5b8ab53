package io.busbar.ocpp.messages.display;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link SetDisplayMessageRequest}. */
public record SetDisplayMessageResponse(
        @Required DisplayMessageStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public SetDisplayMessageResponse(DisplayMessageStatus status) {
        this(status, null, null);
    }

    public SetDisplayMessageResponse(DisplayMessageStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
