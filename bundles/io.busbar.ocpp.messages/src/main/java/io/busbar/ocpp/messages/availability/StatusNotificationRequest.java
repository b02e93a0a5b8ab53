package io.busbar.ocpp.messages.availability;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** Status of a connector. */
@Action(value = "StatusNotification", direction = STATION_TO_CSMS)
@GeneratedBuilder
public record StatusNotificationRequest(
        @Required Instant timestamp,
        @Required ConnectorStatus connectorStatus,
        @Required @Range(min = 0, since21 = true) int evseId,
        @Required @Range(min = 0, since21 = true) int connectorId,
        CustomData customData) implements Request<StatusNotificationResponse> {

    public static StatusNotificationRequestBuilder builder() {
        return new StatusNotificationRequestBuilder();
    }

    public StatusNotificationRequestBuilder toBuilder() {
        return new StatusNotificationRequestBuilder(this);
    }

    public StatusNotificationRequest(Instant timestamp, ConnectorStatus connectorStatus, int evseId, int connectorId) {
        this(timestamp, connectorStatus, evseId, connectorId, null);
    }
}
