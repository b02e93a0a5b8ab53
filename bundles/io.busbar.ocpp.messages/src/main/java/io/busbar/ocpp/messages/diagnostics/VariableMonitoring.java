package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** An installed monitor; severity 0 (gravest) to 9. */
public record VariableMonitoring(
        @Required @Range(min = 0, since21 = true) int id,
        @Required boolean transaction,
        @Required double value,
        @Required MonitorType type,
        @Required @Range(min = 0, since21 = true) int severity,
        @Required @Since21 EventNotificationType eventNotificationType,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer id;
        private Boolean transaction;
        private Double value;
        private MonitorType type;
        private Integer severity;
        private EventNotificationType eventNotificationType;
        private CustomData customData;

        private Builder() {}

        public Builder id(int id) {
            this.id = id;
            return this;
        }

        public Builder transaction(boolean transaction) {
            this.transaction = transaction;
            return this;
        }

        public Builder value(double value) {
            this.value = value;
            return this;
        }

        public Builder type(MonitorType type) {
            this.type = type;
            return this;
        }

        public Builder severity(int severity) {
            this.severity = severity;
            return this;
        }

        public Builder eventNotificationType(EventNotificationType eventNotificationType) {
            this.eventNotificationType = eventNotificationType;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public VariableMonitoring build() {
            return new VariableMonitoring(id, transaction, value, type, severity, eventNotificationType, customData);
        }
    }
}
