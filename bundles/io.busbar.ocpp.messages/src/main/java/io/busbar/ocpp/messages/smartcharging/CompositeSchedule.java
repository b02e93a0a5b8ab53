package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;
import java.util.List;

/** The limit that results from all profiles; duration in seconds. */
public record CompositeSchedule(
        @Required @Range(min = 0, since21 = true) int evseId,
        @Required int duration,
        @Required Instant scheduleStart,
        @Required ChargingRateUnit chargingRateUnit,
        @Required List<ChargingSchedulePeriod> chargingSchedulePeriod,
        CustomData customData) {

    public CompositeSchedule {
        chargingSchedulePeriod = copy(chargingSchedulePeriod);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer evseId;
        private Integer duration;
        private Instant scheduleStart;
        private ChargingRateUnit chargingRateUnit;
        private List<ChargingSchedulePeriod> chargingSchedulePeriod;
        private CustomData customData;

        private Builder() {}

        public Builder evseId(int evseId) {
            this.evseId = evseId;
            return this;
        }

        public Builder duration(int duration) {
            this.duration = duration;
            return this;
        }

        public Builder scheduleStart(Instant scheduleStart) {
            this.scheduleStart = scheduleStart;
            return this;
        }

        public Builder chargingRateUnit(ChargingRateUnit chargingRateUnit) {
            this.chargingRateUnit = chargingRateUnit;
            return this;
        }

        public Builder chargingSchedulePeriod(List<ChargingSchedulePeriod> chargingSchedulePeriod) {
            this.chargingSchedulePeriod = chargingSchedulePeriod;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public CompositeSchedule build() {
            return new CompositeSchedule(evseId, duration, scheduleStart, chargingRateUnit, chargingSchedulePeriod, customData);
        }
    }
}
