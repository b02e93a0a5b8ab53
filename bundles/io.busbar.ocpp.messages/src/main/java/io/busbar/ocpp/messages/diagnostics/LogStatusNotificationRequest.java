package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Progress of a log upload. */
@Action(value = "LogStatusNotification", direction = STATION_TO_CSMS)
public record LogStatusNotificationRequest(
        @Required UploadLogStatus status,
        Integer requestId,
        @Since21 StatusInfo statusInfo,
        CustomData customData) implements Request<LogStatusNotificationResponse> {

    public LogStatusNotificationRequest(UploadLogStatus status) {
        this(status, null, null, null);
    }

    public LogStatusNotificationRequest(UploadLogStatus status, Integer requestId) {
        this(status, requestId, null, null);
    }
}
