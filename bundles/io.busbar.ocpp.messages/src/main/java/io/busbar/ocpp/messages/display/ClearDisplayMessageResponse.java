package io.busbar.ocpp.messages.display;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link ClearDisplayMessageRequest}. */
public record ClearDisplayMessageResponse(
        @Required ClearMessageStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public ClearDisplayMessageResponse(ClearMessageStatus status) {
        this(status, null, null);
    }

    public ClearDisplayMessageResponse(ClearMessageStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
