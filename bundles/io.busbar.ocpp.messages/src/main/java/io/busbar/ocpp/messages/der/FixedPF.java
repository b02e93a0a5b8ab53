package io.busbar.ocpp.messages.der;

import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** A fixed power factor. */
@Since21
public record FixedPF(
        @Required @Range(min = 0) int priority,
        @Required double displacement,
        @Required boolean excitation,
        Instant startTime,
        Double duration,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer priority;
        private Double displacement;
        private Boolean excitation;
        private Instant startTime;
        private Double duration;
        private CustomData customData;

        private Builder() {}

        public Builder priority(int priority) {
            this.priority = priority;
            return this;
        }

        public Builder displacement(double displacement) {
            this.displacement = displacement;
            return this;
        }

        public Builder excitation(boolean excitation) {
            this.excitation = excitation;
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

        public FixedPF build() {
            return new FixedPF(priority, displacement, excitation, startTime, duration, customData);
        }
    }
}
