package io.busbar.ocpp.messages.availability;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** Status of a connector. */
@Action(value = "StatusNotification", direction = STATION_TO_CSMS)
public record StatusNotificationRequest(
        @Required Instant timestamp,
        @Required ConnectorStatus connectorStatus,
        @Required @Range(min = 0, since21 = true) int evseId,
        @Required @Range(min = 0, since21 = true) int connectorId,
        CustomData customData) implements Request<StatusNotificationResponse> {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Instant timestamp;
        private ConnectorStatus connectorStatus;
        private Integer evseId;
        private Integer connectorId;
        private CustomData customData;

        private Builder() {}

        public Builder timestamp(Instant timestamp) {
            this.timestamp = timestamp;
            return this;
        }

        public Builder connectorStatus(ConnectorStatus connectorStatus) {
            this.connectorStatus = connectorStatus;
            return this;
        }

        public Builder evseId(int evseId) {
            this.evseId = evseId;
            return this;
        }

        public Builder connectorId(int connectorId) {
            this.connectorId = connectorId;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public StatusNotificationRequest build() {
            return new StatusNotificationRequest(timestamp, connectorStatus, evseId, connectorId, customData);
        }
    }
}
