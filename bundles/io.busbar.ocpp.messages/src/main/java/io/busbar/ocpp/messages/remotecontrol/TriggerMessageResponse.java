package io.busbar.ocpp.messages.remotecontrol;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link TriggerMessageRequest}. */
public record TriggerMessageResponse(
        @Required TriggerMessageStatus status,
        StatusInfo statusInfo,
        CustomData customData) implements Response {

    public TriggerMessageResponse(TriggerMessageStatus status) {
        this(status, null, null);
    }

    public TriggerMessageResponse(TriggerMessageStatus status, StatusInfo statusInfo) {
        this(status, statusInfo, null);
    }
}
