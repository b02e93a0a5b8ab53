package io.busbar.ocpp.messages.der;

import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** A limit of the discharge power, in percent. */
@Since21
public record LimitMaxDischarge(
        @Required @Range(min = 0) int priority,
        Double pctMaxDischargePower,
        DERCurve powerMonitoringMustTrip,
        Instant startTime,
        Double duration,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer priority;
        private Double pctMaxDischargePower;
        private DERCurve powerMonitoringMustTrip;
        private Instant startTime;
        private Double duration;
        private CustomData customData;

        private Builder() {}

        public Builder priority(int priority) {
            this.priority = priority;
            return this;
        }

        public Builder pctMaxDischargePower(Double pctMaxDischargePower) {
            this.pctMaxDischargePower = pctMaxDischargePower;
            return this;
        }

        public Builder powerMonitoringMustTrip(DERCurve powerMonitoringMustTrip) {
            this.powerMonitoringMustTrip = powerMonitoringMustTrip;
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

        public LimitMaxDischarge build() {
            return new LimitMaxDischarge(priority, pctMaxDischargePower, powerMonitoringMustTrip, startTime, duration, customData);
        }
    }
}
