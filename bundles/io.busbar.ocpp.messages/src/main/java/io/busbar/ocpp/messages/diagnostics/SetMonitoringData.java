package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.Component;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.Variable;

/** A monitor to install; severity 0 (gravest) to 9. */
public record SetMonitoringData(
        @Required double value,
        @Required MonitorType type,
        @Required @Range(min = 0, since21 = true) int severity,
        @Required Component component,
        @Required Variable variable,
        @Range(min = 0, since21 = true) Integer id,
        @Since21 PeriodicEventStreamParams periodicEventStream,
        Boolean transaction,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Double value;
        private MonitorType type;
        private Integer severity;
        private Component component;
        private Variable variable;
        private Integer id;
        private PeriodicEventStreamParams periodicEventStream;
        private Boolean transaction;
        private CustomData customData;

        private Builder() {}

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

        public Builder component(Component component) {
            this.component = component;
            return this;
        }

        public Builder variable(Variable variable) {
            this.variable = variable;
            return this;
        }

        public Builder id(Integer id) {
            this.id = id;
            return this;
        }

        public Builder periodicEventStream(PeriodicEventStreamParams periodicEventStream) {
            this.periodicEventStream = periodicEventStream;
            return this;
        }

        public Builder transaction(Boolean transaction) {
            this.transaction = transaction;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public SetMonitoringData build() {
            return new SetMonitoringData(value, type, severity, component, variable, id, periodicEventStream, transaction, customData);
        }
    }
}
