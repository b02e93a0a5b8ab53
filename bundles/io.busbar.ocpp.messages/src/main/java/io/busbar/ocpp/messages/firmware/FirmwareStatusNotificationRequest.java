package io.busbar.ocpp.messages.firmware;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Progress of a firmware update. */
@Action(value = "FirmwareStatusNotification", direction = STATION_TO_CSMS)
public record FirmwareStatusNotificationRequest(
        @Required FirmwareStatus status,
        Integer requestId,
        @Since21 StatusInfo statusInfo,
        CustomData customData) implements Request<FirmwareStatusNotificationResponse> {

    public FirmwareStatusNotificationRequest(FirmwareStatus status) {
        this(status, null, null, null);
    }

    public FirmwareStatusNotificationRequest(FirmwareStatus status, Integer requestId, StatusInfo statusInfo) {
        this(status, requestId, statusInfo, null);
    }

    public FirmwareStatusNotificationRequest(FirmwareStatus status, Integer requestId) {
        this(status, requestId, null, null);
    }
}
