package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.Component;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;
import io.busbar.ocpp.messages.common.Variable;

/** Outcome of installing one monitor. */
public record SetMonitoringResult(
        @Required SetMonitoringStatus status,
        @Required MonitorType type,
        @Required Component component,
        @Required Variable variable,
        @Required @Range(min = 0, since21 = true) int severity,
        @Range(min = 0, since21 = true) Integer id,
        StatusInfo statusInfo,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private SetMonitoringStatus status;
        private MonitorType type;
        private Component component;
        private Variable variable;
        private Integer severity;
        private Integer id;
        private StatusInfo statusInfo;
        private CustomData customData;

        private Builder() {}

        public Builder status(SetMonitoringStatus status) {
            this.status = status;
            return this;
        }

        public Builder type(MonitorType type) {
            this.type = type;
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

        public Builder severity(int severity) {
            this.severity = severity;
            return this;
        }

        public Builder id(Integer id) {
            this.id = id;
            return this;
        }

        public Builder statusInfo(StatusInfo statusInfo) {
            this.statusInfo = statusInfo;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public SetMonitoringResult build() {
            return new SetMonitoringResult(status, type, component, variable, severity, id, statusInfo, customData);
        }
    }
}
