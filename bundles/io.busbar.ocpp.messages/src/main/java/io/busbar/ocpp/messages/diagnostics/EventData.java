package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.Component;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.Variable;
import java.time.Instant;

/** One event of a monitor. */
public record EventData(
        @Required @Range(min = 0, since21 = true) int eventId,
        @Required Instant timestamp,
        @Required EventTriggerType trigger,
        @Required @Length(max = 2500) String actualValue,
        @Required Component component,
        @Required EventNotificationType eventNotificationType,
        @Required Variable variable,
        @Range(min = 0, since21 = true) Integer cause,
        @Length(max = 50) String techCode,
        @Length(max = 500) String techInfo,
        Boolean cleared,
        @Length(max = 36) String transactionId,
        @Range(min = 0, since21 = true) Integer variableMonitoringId,
        @Range(min = 0) @Since21 Integer severity,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer eventId;
        private Instant timestamp;
        private EventTriggerType trigger;
        private String actualValue;
        private Component component;
        private EventNotificationType eventNotificationType;
        private Variable variable;
        private Integer cause;
        private String techCode;
        private String techInfo;
        private Boolean cleared;
        private String transactionId;
        private Integer variableMonitoringId;
        private Integer severity;
        private CustomData customData;

        private Builder() {}

        public Builder eventId(int eventId) {
            this.eventId = eventId;
            return this;
        }

        public Builder timestamp(Instant timestamp) {
            this.timestamp = timestamp;
            return this;
        }

        public Builder trigger(EventTriggerType trigger) {
            this.trigger = trigger;
            return this;
        }

        public Builder actualValue(String actualValue) {
            this.actualValue = actualValue;
            return this;
        }

        public Builder component(Component component) {
            this.component = component;
            return this;
        }

        public Builder eventNotificationType(EventNotificationType eventNotificationType) {
            this.eventNotificationType = eventNotificationType;
            return this;
        }

        public Builder variable(Variable variable) {
            this.variable = variable;
            return this;
        }

        public Builder cause(Integer cause) {
            this.cause = cause;
            return this;
        }

        public Builder techCode(String techCode) {
            this.techCode = techCode;
            return this;
        }

        public Builder techInfo(String techInfo) {
            this.techInfo = techInfo;
            return this;
        }

        public Builder cleared(Boolean cleared) {
            this.cleared = cleared;
            return this;
        }

        public Builder transactionId(String transactionId) {
            this.transactionId = transactionId;
            return this;
        }

        public Builder variableMonitoringId(Integer variableMonitoringId) {
            this.variableMonitoringId = variableMonitoringId;
            return this;
        }

        public Builder severity(Integer severity) {
            this.severity = severity;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public EventData build() {
            return new EventData(
                    eventId, timestamp, trigger, actualValue, component, eventNotificationType, variable, cause, techCode, techInfo,
                    cleared, transactionId, variableMonitoringId, severity, customData);
        }
    }
}
