package io.busbar.ocpp.messages.der;

import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** A fixed reactive power. */
@Since21
public record FixedVar(
        @Required @Range(min = 0) int priority,
        @Required double setpoint,
        @Required DERUnit unit,
        Instant startTime,
        Double duration,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer priority;
        private Double setpoint;
        private DERUnit unit;
        private Instant startTime;
        private Double duration;
        private CustomData customData;

        private Builder() {}

        public Builder priority(int priority) {
            this.priority = priority;
            return this;
        }

        public Builder setpoint(double setpoint) {
            this.setpoint = setpoint;
            return this;
        }

        public Builder unit(DERUnit unit) {
            this.unit = unit;
            return this;
        }

        public Builder startTime(Instant startTime) {
            this.startTime = startTime;
            return this;
        }

        public Builder duration(Double duration) {
            this.duration = duration;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public FixedVar build() {
            return new FixedVar(priority, setpoint, unit, startTime, duration, customData);
        }
    }
}
