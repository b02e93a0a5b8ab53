package io.busbar.ocpp.messages.der;

import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** Frequency droop: frequencies in Hz, response time in seconds. */
@Since21
public record FreqDroop(
        @Required @Range(min = 0) int priority,
        @Required double overFreq,
        @Required double underFreq,
        @Required double overDroop,
        @Required double underDroop,
        @Required double responseTime,
        Instant startTime,
        Double duration,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer priority;
        private Double overFreq;
        private Double underFreq;
        private Double overDroop;
        private Double underDroop;
        private Double responseTime;
        private Instant startTime;
        private Double duration;
        private CustomData customData;

        private Builder() {}

        public Builder priority(int priority) {
            this.priority = priority;
            return this;
        }

        public Builder overFreq(double overFreq) {
            this.overFreq = overFreq;
            return this;
        }

        public Builder underFreq(double underFreq) {
            this.underFreq = underFreq;
            return this;
        }

        public Builder overDroop(double overDroop) {
            this.overDroop = overDroop;
            return this;
        }

        public Builder underDroop(double underDroop) {
            this.underDroop = underDroop;
            return this;
        }

        public Builder responseTime(double responseTime) {
            this.responseTime = responseTime;
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

        public FreqDroop build() {
            return new FreqDroop(priority, overFreq, underFreq, overDroop, underDroop, responseTime, startTime, duration, customData);
        }
    }
}
