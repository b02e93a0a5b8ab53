package io.busbar.ocpp.messages.provisioning;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** First message after a start: who the station is and why it booted. */
@Action(value = "BootNotification", direction = STATION_TO_CSMS)
public record BootNotificationRequest(
        @Required ChargingStation chargingStation,
        @Required BootReason reason,
        CustomData customData) implements Request<BootNotificationResponse> {

    public BootNotificationRequest(ChargingStation chargingStation, BootReason reason) {
        this(chargingStation, reason, null);
    }
}
